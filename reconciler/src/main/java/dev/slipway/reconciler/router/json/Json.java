package dev.slipway.reconciler.router.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Reads fields strictly: a missing or a differently typed one is an error, never a default.
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static JsonNode parse(String text) throws MalformedException {
    try {
      JsonNode json = MAPPER.readTree(text);
      if (!json.isObject()) {
        throw new MalformedException("expected a JSON object");
      }
      return json;
    } catch (JsonProcessingException e) {
      throw new MalformedException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  public static String text(JsonNode json, String field) throws MalformedException {
    JsonNode value = json.path(field);
    require(value.isTextual(), field, "a text");
    return value.textValue();
  }

  public static long number(JsonNode json, String field) throws MalformedException {
    JsonNode value = json.path(field);
    require(value.isIntegralNumber() && value.canConvertToLong(), field, "a whole number");
    return value.longValue();
  }

  public static boolean flag(JsonNode json, String field) throws MalformedException {
    JsonNode value = json.path(field);
    require(value.isBoolean(), field, "true or false");
    return value.booleanValue();
  }

  public static JsonNode object(JsonNode json, String field) throws MalformedException {
    JsonNode value = json.path(field);
    require(value.isObject(), field, "an object");
    return value;
  }

  public static JsonNode array(JsonNode json, String field) throws MalformedException {
    JsonNode value = json.path(field);
    require(value.isArray(), field, "an array");
    return value;
  }

  private static void require(boolean holds, String field, String what) throws MalformedException {
    if (!holds) {
      throw new MalformedException("'" + field + "' must be " + what);
    }
  }
}
