package dev.slipway.environments.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// Kinds made of other kinds: records, lists, maps.
public final class Shapes {
  private Shapes() {}

  /// A mapping with fixed keys. The function asks for every key that is allowed, whether it is
  /// there or not, and returns what makes the record once all values could be read; that may still
  /// [Fields#refuse] combinations.
  public static <T> Kind<T> record(Function<Fields, Supplier<? extends T>> reading) {
    return (node, problems) -> {
      if (!(node instanceof Node.Mapping mapping)) {
        return Kind.refuse(node, "a mapping of keys and values", problems);
      }
      Fields fields = new Fields(mapping, problems);
      return fields.finish(reading.apply(fields));
    };
  }

  /// `[a, b]` or lines that begin with `-`; may be empty.
  public static <T> Kind<List<T>> list(Kind<T> items) {
    return (node, problems) -> {
      if (!(node instanceof Node.Sequence sequence)) {
        return Kind.refuse(node, "a list", problems);
      }
      List<T> values = new ArrayList<>();
      int before = problems.count();
      sequence.items().forEach(item -> items.read(item, problems).ifPresent(values::add));
      return problems.count() > before ? Optional.empty() : Optional.of(List.copyOf(values));
    };
  }

  /// A mapping with keys of the user's choice; may be empty (`{}`).
  public static <V> Kind<SortedMap<String, V>> map(Kind<String> keys, Kind<V> values) {
    return map(keys, _ -> values);
  }

  /// As above, where a value is read knowing its key.
  public static <V> Kind<SortedMap<String, V>> map(
      Kind<String> keys, Function<String, Kind<V>> values) {
    return (node, problems) -> {
      if (!(node instanceof Node.Mapping mapping)) {
        return Kind.refuse(node, "a mapping of keys and values", problems);
      }
      SortedMap<String, V> map = new TreeMap<>();
      int before = problems.count();
      for (Node.Entry entry : mapping.entries()) {
        Optional<String> key = keys.read(entry.key(), problems);
        if (key.isPresent()) {
          Kind<V> kind = values.apply(key.get());
          kind.read(entry.value(), problems).ifPresent(value -> map.put(key.get(), value));
        }
      }
      return problems.count() > before ? Optional.empty() : Optional.of(map);
    };
  }
}
