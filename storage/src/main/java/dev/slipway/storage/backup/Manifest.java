package dev.slipway.storage.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// What an archive says of itself.
///
/// @param format of the archive; [#FORMAT] is the only one so far
/// @param journal whose it is: `bot`, `reconciler`
/// @param schema number of the newest migration of the journal
/// @param made the moment that the copy is of
/// @param parts one for each table
public record Manifest(int format, String journal, int schema, Instant made, List<Part> parts) {
  static final int FORMAT = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  public Manifest {
    parts = List.copyOf(parts);
  }

  /// A table's rows.
  ///
  /// @param sha256 of the part as it was before it was compressed, in hexadecimal digits
  public record Part(String table, long rows, String sha256) {
    String entry() {
      return table + ".jsonl";
    }
  }

  /// All rows of all tables.
  public long rows() {
    return parts.stream().mapToLong(Part::rows).sum();
  }

  byte[] json() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a manifest as JSON", e);
    }
  }

  /// @throws IOException when it is none
  static Manifest of(byte[] json) throws IOException {
    return JSON.readValue(json, Manifest.class);
  }
}
