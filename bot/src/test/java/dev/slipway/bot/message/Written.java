package dev.slipway.bot.message;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Records as JSON that is read in review: what is absent is left out, a part of a message begins
/// with its kind.
final class Written {
  private Written() {}

  static String json(Object value) {
    return json(value, "") + "\n";
  }

  /// All texts inside.
  static Stream<String> texts(Object value) {
    return switch (value) {
      case String text -> Stream.of(text);
      case Optional<?> optional -> optional.stream().flatMap(Written::texts);
      case Collection<?> many -> many.stream().flatMap(Written::texts);
      case Record record -> components(record).stream().flatMap(each -> texts(value(record, each)));
      default -> Stream.empty();
    };
  }

  private static String json(Object value, String indent) {
    return switch (value) {
      case Optional<?> optional -> json(optional.orElseThrow(), indent);
      case Collection<?> many -> list(many, indent);
      case Record record -> object(record, indent);
      case Boolean flag -> flag.toString();
      default -> quoted(value.toString());
    };
  }

  private static String list(Collection<?> many, String indent) {
    String deeper = indent + "  ";
    return many.isEmpty()
        ? "[]"
        : many.stream()
            .map(each -> deeper + json(each, deeper))
            .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
  }

  private static String object(Record record, String indent) {
    String deeper = indent + "  ";
    Stream<String> kind = Stream.of("\"kind\": " + quoted(record.getClass().getSimpleName()));
    Stream<String> members =
        components(record).stream()
            .filter(each -> !Optional.empty().equals(value(record, each)))
            .map(each -> quoted(each.getName()) + ": " + json(value(record, each), deeper));
    return Stream.concat(kind, members)
        .map(deeper::concat)
        .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
  }

  private static List<RecordComponent> components(Record record) {
    return List.of(record.getClass().getRecordComponents());
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component.toString(), e);
    }
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }
}
