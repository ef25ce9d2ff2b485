package dev.slipway.api.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.slipway.api.event.EventContent;
import dev.slipway.api.event.EventRecord;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads and writes the contract's records. Safe for use by several threads.
///
/// Written: what is absent is left out, times and durations as ISO 8601. Read: unknown fields are
/// passed over, an unknown name of an enumeration is its `UNKNOWN`, absent lists are empty; an
/// absent text is refused, because no record may hold a null.
public final class ContractJson {
  private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};
  private static final Map<String, Class<?>> CONTENTS =
      Arrays.stream(EventContent.class.getPermittedSubclasses())
          .filter(type -> type != EventContent.Other.class)
          .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

  private final ObjectMapper mapper = newMapper();

  /// A Jackson mapper with the contract's settings, for a server that writes JSON itself.
  public static ObjectMapper newMapper() {
    ObjectMapper mapper =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .annotationIntrospector(new UnknownNames())
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .build();
    for (Class<?> collection : List.of(List.class, Map.class)) {
      mapper
          .configOverride(collection)
          .setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }
    return mapper;
  }

  /// @throws IOException when the text is not JSON or not of that type
  public <T> T read(byte[] text, Class<T> type) throws IOException {
    T value = mapper.readValue(text, type);
    if (value == null) {
      throw new IOException("null instead of " + type.getSimpleName());
    }
    return value;
  }

  /// @throws IOException when the value is none of the contract's
  public byte[] write(Object value) throws IOException {
    return mapper.writeValueAsBytes(value);
  }

  /// With line breaks, for people.
  ///
  /// @throws IOException when the value is none of the contract's
  public String print(Object value) throws IOException {
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(value);
  }

  /// An event as it goes into the feed, which gives it its position.
  ///
  /// @param service absent for an event of the whole environment
  /// @param rollout absent where the event belongs to none
  public EventRecord event(
      Instant at,
      String environment,
      Optional<String> service,
      Optional<String> rollout,
      EventContent content) {
    return new EventRecord(0, at, content.type(), environment, service, rollout, data(content));
  }

  /// What an event says; never fails.
  public EventContent content(EventRecord event) {
    Class<?> type = CONTENTS.get(event.type());
    if (type != null) {
      try {
        return (EventContent) mapper.convertValue(event.data(), type);
      } catch (IllegalArgumentException _) {
        return new EventContent.Other(event.type(), event.data());
      }
    }
    return new EventContent.Other(event.type(), event.data());
  }

  private Map<String, Object> data(EventContent content) {
    return content instanceof EventContent.Other other
        ? other.data()
        : mapper.convertValue(content, DATA);
  }

  /// A newer reconciler may know more phases than this program.
  private static final class UnknownNames extends JacksonAnnotationIntrospector {
    @Serial private static final long serialVersionUID = 1;

    @Override
    public @Nullable Enum<?> findDefaultEnumValue(AnnotatedClass type, Enum<?>[] values) {
      return Arrays.stream(values)
          .filter(value -> value.name().equals("UNKNOWN"))
          .findFirst()
          .orElse(null);
    }
  }
}
