package dev.slipway.sandbox.slack.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A JSON object that never changes. Keys keep their order.
///
/// Values are String, Number, Boolean, JsonObject and lists of these. A null is as good as absent,
/// as it is for Slack, and is left out.
public final class JsonObject {
  public static final JsonObject EMPTY = new JsonObject(Map.of());

  private final Map<String, Object> values;

  private JsonObject(Map<String, Object> values) {
    this.values = values;
  }

  /// @throws MalformedJsonException when the text is not one JSON object
  public static JsonObject parse(String text) throws MalformedJsonException {
    return JsonTexts.object(text);
  }

  /// @throws MalformedJsonException when the text is not one JSON array of objects
  public static List<JsonObject> parseList(String text) throws MalformedJsonException {
    List<JsonObject> objects = new ArrayList<>();
    for (Object each : JsonTexts.list(text)) {
      if (!(each instanceof Map<?, ?> map)) {
        throw new MalformedJsonException("an array of objects was wanted");
      }
      objects.add(of(map));
    }
    return List.copyOf(objects);
  }

  /// @throws MalformedJsonException when the text is not YAML that could be one JSON object
  public static JsonObject parseYaml(String text) throws MalformedJsonException {
    return JsonTexts.yaml(text);
  }

  public static JsonObject of(String key, Object value) {
    return EMPTY.with(key, value);
  }

  public static JsonObject of(String key, Object value, String second, Object secondValue) {
    return EMPTY.with(key, value).with(second, secondValue);
  }

  /// @param values of the JSON types, or maps and lists of them
  public static JsonObject of(Map<?, ?> values) {
    Map<String, Object> copy = new LinkedHashMap<>();
    values.forEach((key, value) -> {
      if (value != null) {
        copy.put(String.valueOf(key), frozen(value));
      }
    });
    return new JsonObject(Collections.unmodifiableMap(copy));
  }

  public JsonObject with(String key, Object value) {
    Map<String, Object> copy = new LinkedHashMap<>(values);
    copy.put(key, frozen(value));
    return new JsonObject(Collections.unmodifiableMap(copy));
  }

  /// Unchanged where there is no value.
  public JsonObject with(String key, Optional<?> value) {
    return value.isPresent() ? with(key, (Object) value.orElseThrow()) : this;
  }

  /// All of the other's keys, over those that are here.
  public JsonObject withAll(JsonObject other) {
    Map<String, Object> copy = new LinkedHashMap<>(values);
    copy.putAll(other.values);
    return new JsonObject(Collections.unmodifiableMap(copy));
  }

  public JsonObject without(String key) {
    Map<String, Object> copy = new LinkedHashMap<>(values);
    copy.remove(key);
    return new JsonObject(Collections.unmodifiableMap(copy));
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  public boolean has(String key) {
    return values.containsKey(key);
  }

  public Set<String> keys() {
    return values.keySet();
  }

  public Optional<Object> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /// Absent also where it is something else than a text.
  public Optional<String> text(String key) {
    return value(key, String.class);
  }

  public String textOr(String key, String fallback) {
    return text(key).orElse(fallback);
  }

  /// Absent also where it is something else than an object.
  public Optional<JsonObject> object(String key) {
    return value(key, JsonObject.class);
  }

  public Optional<Number> number(String key) {
    return value(key, Number.class);
  }

  /// Whether it is there and true.
  public boolean flag(String key) {
    return value(key, Boolean.class).orElse(false);
  }

  /// Absent also where it is something else than a list.
  public Optional<List<?>> list(String key) {
    return Optional.ofNullable(values.get(key))
        .filter(List.class::isInstance)
        .map(List.class::cast);
  }

  /// The objects of a list; empty where there is no list.
  public List<JsonObject> objects(String key) {
    return elements(key, JsonObject.class);
  }

  /// The texts of a list; empty where there is no list.
  public List<String> texts(String key) {
    return elements(key, String.class);
  }

  /// As compact JSON.
  @Override
  public String toString() {
    return JsonTexts.write(values);
  }

  /// A list as compact JSON.
  public static String write(List<?> list) {
    return JsonTexts.write(list);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonObject that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /// For Jackson, which writes it as what it holds.
  Map<String, Object> values() {
    return values;
  }

  private <T> List<T> elements(String key, Class<T> type) {
    return list(key).stream()
        .<Object>flatMap(List::stream)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private <T> Optional<T> value(String key, Class<T> type) {
    return Optional.ofNullable(values.get(key)).filter(type::isInstance).map(type::cast);
  }

  private static Object frozen(Object value) {
    return switch (value) {
      case JsonObject object -> object;
      case Map<?, ?> map -> of(map);
      case Iterable<?> elements -> frozen(elements, JsonObject::frozen);
      case String text -> text;
      case Number number -> number;
      case Boolean flag -> flag;
      default -> throw new IllegalArgumentException("no JSON: " + value.getClass());
    };
  }

  private static List<Object> frozen(Iterable<?> elements, Function<Object, Object> each) {
    List<Object> copy = new ArrayList<>();
    for (Object element : elements) {
      if (element != null) {
        copy.add(each.apply(element));
      }
    }
    return Collections.unmodifiableList(copy);
  }
}
