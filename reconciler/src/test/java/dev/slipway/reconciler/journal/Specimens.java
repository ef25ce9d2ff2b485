package dev.slipway.reconciler.journal;

import dev.slipway.environments.language.Check;
import dev.slipway.environments.language.Criterion;
import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Health;
import dev.slipway.environments.language.Hold;
import dev.slipway.environments.language.Sampling;
import dev.slipway.environments.language.Step;
import dev.slipway.environments.language.Strategy;
import dev.slipway.environments.language.Version;
import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.delivery.ReleaseHash;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/// Values of every kind that a journal keeps, made from the types themselves, so that a new record
/// or a new member of a sealed type is tried without anybody thinking of it.
///
/// Of a record there are as many values as its richest component has; each value of each component
/// is in one of them. Of a sealed type there are all values of all its records.
final class Specimens {
  private static final Duration TIME = Duration.ofMillis(12_345).plusNanos(6);
  private static final Check CHECK = new Check("/ready", 200, Duration.ofSeconds(1), 3);
  private static final Sampling SAMPLING = new Sampling(Duration.ofSeconds(30), 2, 3);

  private final Map<Type, List<?>> known = new HashMap<>();

  Specimens() {
    known.put(String.class, List.of("text", "", "<!channel> \"ä\" \u0001 \\ \uD83D\uDE80"));
    known.put(int.class, List.of(0, 3, Integer.MAX_VALUE));
    known.put(long.class, List.of(0L, 7L, Long.MAX_VALUE));
    known.put(double.class, List.of(0.1, 0.0, 1e-300, Double.NEGATIVE_INFINITY));
    known.put(Integer.class, List.of(1));
    known.put(Long.class, List.of(1L, Long.MAX_VALUE));
    known.put(Double.class, List.of(0.1, -745.2, Double.NEGATIVE_INFINITY));
    known.put(Boolean.class, List.of(true, false));
    known.put(boolean.class, List.of(true, false));
    known.put(
        Instant.class, List.of(Instant.EPOCH, Instant.parse("2026-11-02T09:00:00.123456789Z")));
    known.put(Duration.class, List.of(Duration.ZERO, TIME));
    known.put(OptionalInt.class, List.of(OptionalInt.empty(), OptionalInt.of(3)));
    known.put(OptionalLong.class, List.of(OptionalLong.empty(), OptionalLong.of(1L << 40)));
    known.put(OptionalDouble.class, List.of(OptionalDouble.empty(), OptionalDouble.of(0.1)));
    known.put(Version.class, List.of(new Version("1.10")));
    known.put(Digest.class, List.of(new Digest("sha256:" + "a".repeat(64))));
    known.put(ReleaseHash.class, List.of(new ReleaseHash("b".repeat(64))));
    known.put(Weight.class, List.of(new Weight(5), Weight.NONE, Weight.ALL));
    known.put(Health.class, List.of(new Health("/health", TIME, TIME, 2, 3, TIME)));
    known.put(Strategy.class, strategies());
  }

  private static List<Strategy> strategies() {
    List<Criterion> criteria =
        List.of(
            new Criterion.ErrorRate(OptionalDouble.of(0.05), OptionalDouble.empty()),
            new Criterion.Latency(0.95, Optional.of(TIME), OptionalDouble.of(0.2)),
            new Criterion.CrashRate(0.01, SAMPLING),
            new Criterion.Unhealthy(0.5, SAMPLING),
            new Criterion.Complaints(5, SAMPLING),
            new Criterion.Alerts(new TreeMap<>(Map.of("severity", "critical")), 1, SAMPLING),
            new Criterion.Prometheus(
                "up{a=\"b\"}", OptionalDouble.of(1), OptionalDouble.empty(), SAMPLING));
    List<Step> steps =
        List.of(
            new Step(new Weight(5), new Hold.Timed(TIME)),
            new Step(new Weight(50), new Hold.Manual()));
    return List.of(
        strategy(Strategy.Kind.CANARY, steps, criteria, Strategy.OnInsufficient.PAUSE),
        strategy(Strategy.Kind.BLUE_GREEN, List.of(), List.of(), Strategy.OnInsufficient.HOLD));
  }

  private static Strategy strategy(
      Strategy.Kind kind,
      List<Step> steps,
      List<Criterion> criteria,
      Strategy.OnInsufficient policy) {
    return new Strategy(
        kind, List.of(CHECK), steps, criteria, 20, TIME, TIME, policy, true, TIME, TIME);
  }

  /// Values of a type, at least one.
  <T> List<T> of(Class<T> type) {
    return values(type).stream().map(type::cast).toList();
  }

  private List<?> values(Type type) {
    List<?> values = known.get(type);
    if (values == null) {
      values = make(type);
      known.put(type, values);
    }
    return values;
  }

  private List<?> make(Type type) {
    if (type instanceof ParameterizedType generic) {
      return container((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isEnum()) {
      return Arrays.asList(plain.getEnumConstants());
    }
    if (plain.isSealed()) {
      List<Object> all = new ArrayList<>();
      for (Class<?> permitted : plain.getPermittedSubclasses()) {
        all.addAll(values(permitted));
      }
      return all.stream().distinct().toList();
    }
    if (plain.isRecord()) {
      return records(plain);
    }
    throw new AssertionError("say here what values there are of " + type);
  }

  private List<?> container(Class<?> raw, Type[] arguments) {
    List<?> first = values(arguments[0]);
    if (raw == Optional.class) {
      List<Object> all = new ArrayList<>(List.of(Optional.empty()));
      first.forEach(value -> all.add(Optional.of(value)));
      return all;
    }
    if (raw == List.class) {
      return List.of(first, List.of());
    }
    if (raw == SortedMap.class || raw == Map.class) {
      SortedMap<Object, Object> map = new TreeMap<>();
      first.forEach(key -> map.put(key, values(arguments[1]).getFirst()));
      return List.of(map, new TreeMap<>());
    }
    throw new AssertionError("say here what values there are of " + raw);
  }

  private List<?> records(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    List<List<?>> columns = new ArrayList<>();
    for (RecordComponent component : components) {
      columns.add(values(component.getGenericType()));
    }
    int rows = columns.stream().mapToInt(List::size).max().orElse(1);
    List<Object> all = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      Object[] arguments = new Object[components.length];
      for (int column = 0; column < arguments.length; column++) {
        List<?> values = columns.get(column);
        arguments[column] = values.get(row % values.size());
      }
      all.add(construct(type, components, arguments));
    }
    return all;
  }

  private static Object construct(Class<?> type, RecordComponent[] components, Object[] arguments) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return Objects.requireNonNull(constructor.newInstance(arguments));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot make a " + type + " of " + Arrays.toString(arguments), e);
    }
  }
}
