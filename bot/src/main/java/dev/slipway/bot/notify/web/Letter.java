package dev.slipway.bot.notify.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One question to whoever is told.
///
/// @param content absent where nothing is told
/// @param secrets what nobody may read of it in a message or a log
record Letter(
    String method,
    URI address,
    Map<String, String> headers,
    Optional<byte[]> content,
    List<String> secrets) {
  static Letter telling(URI address, JsonNode content, List<String> secrets) {
    return new Letter(
        "POST",
        address,
        Map.of("Content-Type", "application/json"),
        Optional.of(content.toString().getBytes(StandardCharsets.UTF_8)),
        secrets);
  }

  static Letter asking(String method, URI address, List<String> secrets) {
    return new Letter(method, address, Map.of(), Optional.empty(), secrets);
  }

  Letter with(Map<String, String> further) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(further);
    return new Letter(method, address, all, content, secrets);
  }

  HttpRequest request() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("User-Agent", "slipway")
            .method(
                method, content.map(BodyPublishers::ofByteArray).orElseGet(BodyPublishers::noBody));
    headers.forEach(request::header);
    return request.build();
  }
}
