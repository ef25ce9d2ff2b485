package dev.slipway.bot.journal;

import dev.slipway.bot.incident.IncidentId;
import dev.slipway.bot.incident.Rung;
import dev.slipway.bot.request.RequestId;
import dev.slipway.environments.language.Escalation;
import dev.slipway.environments.language.Escalation.Contact;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Values of every kind that the journal keeps, made from the types themselves, so that a new
/// record or a new component is tried without anybody thinking of it.
final class Specimens {
  private final Map<Type, List<?>> known = new HashMap<>();

  Specimens() {
    known.put(String.class, List.of("text", "", "<!channel> \"ä\" \u0001 \\ \uD83D\uDE80"));
    known.put(int.class, List.of(0, 3));
    known.put(long.class, List.of(0L, Long.MAX_VALUE));
    known.put(boolean.class, List.of(true, false));
    known.put(Long.class, List.of(1L));
    known.put(
        Instant.class, List.of(Instant.EPOCH, Instant.parse("2026-11-02T09:00:00.123456789Z")));
    known.put(Duration.class, List.of(Duration.ZERO, Duration.ofMillis(12_345)));
    known.put(URI.class, List.of(URI.create("https://hooks.slack.com/commands/T1/2/x?a=b%20c")));
    known.put(IncidentId.class, List.of(new IncidentId("i-20261102-0900-7k3m")));
    known.put(Rung.class, List.of(new Rung(1, 1), new Rung(5, 2)));
    known.put(
        Escalation.class,
        List.of(
            new Escalation(
                List.of(
                    new Escalation.Step(
                        List.of(
                            new Contact.OnDuty("primary"),
                            new Contact.OnePerson("ada"),
                            new Contact.WholeTeam("sre"),
                            new Contact.Channel("#oncall")),
                        Duration.ofMinutes(5))),
                3,
                Optional.of(Duration.ofHours(1)))));
    known.put(RequestId.class, List.of(new RequestId("r-7k3mq2"), new RequestId("r-aaaa")));
  }

  /// All values of all records of a sealed type; of a record as many as its richest component has.
  <T> List<T> of(Class<T> type) {
    return values(type).stream().map(type::cast).toList();
  }

  private List<?> values(Type type) {
    List<?> before = known.get(type);
    if (before != null) {
      return before;
    }
    List<?> made =
        type instanceof ParameterizedType generic ? many(generic) : some((Class<?>) type);
    known.put(type, made);
    return made;
  }

  private List<?> many(ParameterizedType type) {
    List<?> inner = values(type.getActualTypeArguments()[0]);
    if (type.getRawType() == Optional.class) {
      List<Optional<?>> all = new ArrayList<>(List.of(Optional.empty()));
      inner.forEach(value -> all.add(Optional.of(value)));
      return all;
    }
    return type.getRawType() == Map.class
        ? List.of(Map.of(), Map.of("service", "frontend", "version", ""))
        : List.of(List.of(), List.copyOf(inner));
  }

  private List<?> some(Class<?> type) {
    if (type.isSealed()) {
      return Arrays.stream(type.getPermittedSubclasses())
          .flatMap(permitted -> values(permitted).stream())
          .toList();
    }
    return type.isEnum()
        ? Arrays.asList(Objects.requireNonNull(type.getEnumConstants()))
        : records(type);
  }

  private List<?> records(Class<?> type) {
    RecordComponent[] components = Objects.requireNonNull(type.getRecordComponents());
    List<List<?>> choices = new ArrayList<>();
    for (RecordComponent component : components) {
      choices.add(values(component.getGenericType()));
    }
    int most = choices.stream().mapToInt(List::size).max().orElse(1);
    List<Object> made = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      int index = i;
      made.add(
          make(
              type,
              components,
              choices.stream().map(all -> (Object) all.get(index % all.size())).toArray()));
    }
    return made;
  }

  private static Object make(Class<?> type, RecordComponent[] components, Object[] values) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot make a " + type, e);
    }
  }
}
