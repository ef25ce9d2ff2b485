package dev.slipway.sandbox.slack.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Texts to values and back, by Jackson.
final class JsonTexts {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .addModule(new SimpleModule().addSerializer(JsonObject.class, new Writer()))
          .build();
  private static final ObjectMapper YAML = new YAMLMapper();

  private JsonTexts() {}

  static JsonObject object(String text) throws MalformedJsonException {
    return object(JSON, text);
  }

  static JsonObject yaml(String text) throws MalformedJsonException {
    return object(YAML, text);
  }

  static List<?> list(String text) throws MalformedJsonException {
    if (read(JSON, text) instanceof List<?> list) {
      return list;
    }
    throw new MalformedJsonException("an array was wanted");
  }

  static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("JSON that cannot be written", e);
    }
  }

  private static JsonObject object(ObjectMapper mapper, String text) throws MalformedJsonException {
    if (read(mapper, text) instanceof Map<?, ?> map) {
      return JsonObject.of(map);
    }
    throw new MalformedJsonException("an object was wanted");
  }

  private static Object read(ObjectMapper mapper, String text) throws MalformedJsonException {
    try {
      Object value = mapper.readValue(text, Object.class);
      return value == null ? "" : value;
    } catch (JsonProcessingException e) {
      throw new MalformedJsonException(e.getOriginalMessage());
    }
  }

  private static final class Writer extends JsonSerializer<JsonObject> {
    @Override
    public void serialize(JsonObject value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      provider.defaultSerializeValue(value.values(), out);
    }
  }
}
