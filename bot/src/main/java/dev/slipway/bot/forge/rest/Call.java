package dev.slipway.bot.forge.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// One question to a forge.
///
/// @param doing for messages: `opening a pull request`
/// @param path behind the API's address, with its query
record Call(String doing, String method, String path, Optional<ObjectNode> body) {
  static Call get(String doing, String path) {
    return new Call(doing, "GET", path, Optional.empty());
  }

  Call with(Map<String, Object> fields) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    fields.forEach(body::putPOJO);
    return new Call(doing, method, path, Optional.of(body));
  }

  /// A part of a path or a query.
  static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
