package dev.slipway.storage;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;

/// From records to a journal's JSON and back. Strict: a text that another version wrote and this
/// one does not know is an error, never a guess. Only a list that an older version did not have is
/// empty.
public final class JournalCodec {
  private final ObjectMapper mapper =
      JsonMapper.builder()
          .withConfigOverride(
              List.class,
              override -> override.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
          // A record is its components; what it says of itself beside them is no part of it.
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .annotationIntrospector(new SealedTypes())
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /// @param type the declared type: a sealed interface names which record it is
  public <T> String write(Class<T> type, T value) {
    try {
      return mapper.writerFor(type).writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a " + type.getSimpleName() + " as JSON", e);
    }
  }

  /// @throws StorageException when the text is not of that type
  public <T> T read(Class<T> type, String text) {
    try {
      return mapper.readerFor(type).readValue(text);
    } catch (JsonProcessingException e) {
      throw new StorageException(
          "the journal holds a %s that this version cannot read; it may have been written by a newer one: %s"
              .formatted(type.getSimpleName(), e.getOriginalMessage()),
          e);
    }
  }
}
