package dev.slipway.bot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.bot.audit.AuditEntry;

/// An entry of the audit as one line of JSON.
final class AuditJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private AuditJson() {}

  static String line(AuditEntry entry) {
    try {
      return MAPPER.writeValueAsString(
          MAPPER
              .createObjectNode()
              .put("number", entry.number())
              .put("at", entry.at().toString())
              .put("actor", entry.actor())
              .put("what", entry.what())
              .put("about", entry.about())
              .put("why", entry.why())
              .put("hash", entry.hash()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers are always JSON", e);
    }
  }
}
