package dev.slipway.environments.parse;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Criterion;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Escalation;
import dev.slipway.environments.language.Hold;
import dev.slipway.environments.language.OnCall;
import dev.slipway.environments.language.Permission;
import dev.slipway.environments.language.Schedule;
import dev.slipway.environments.language.ServiceDefinition;
import dev.slipway.environments.language.Strategy;
import dev.slipway.environments.language.Weight;
import java.io.StringReader;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Holds a record against the file that it was read from, by another way through another library:
/// every scalar of the file's own nodes must be found in the record with the same meaning.
final class Oracle {
  private int compared;

  /// Fails where the record says something else than the text; returns how many scalars it
  /// compared.
  static int compare(String text, Object value) {
    Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
    Oracle oracle = new Oracle();
    oracle.compare(root, value, "");
    return oracle.compared;
  }

  private void compare(Node node, Object value, String path) {
    switch (node) {
      case MappingNode mapping -> {
        Set<String> keys = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
          String key = ((ScalarNode) tuple.getKeyNode()).getValue();
          assertThat(keys.add(key)).as("%s: %s stands once", path, key).isTrue();
          compare(tuple.getValueNode(), child(value, key), path + "/" + key);
        }
      }
      case SequenceNode sequence -> compareList(sequence.getValue(), value, path);
      case ScalarNode scalar -> {
        compared++;
        assertThat(means(scalar.getValue(), value))
            .as("%s: the text %s was read as %s", path, scalar.getValue(), value)
            .isTrue();
      }
      default -> throw new AssertionError("an unexpected node at " + path);
    }
  }

  private void compareList(List<Node> items, Object value, String path) {
    if (value instanceof Set<?> set) {
      compared += items.size();
      assertThat(
              items.stream().map(each -> ((ScalarNode) each).getValue().toUpperCase(Locale.ROOT)))
          .as(path)
          .allMatch(day -> set.stream().anyMatch(each -> each.toString().startsWith(day)));
      return;
    }
    List<?> values = (List<?>) value;
    assertThat(values).as(path).hasSameSizeAs(items);
    for (int i = 0; i < items.size(); i++) {
      compare(items.get(i), values.get(i), path + "/" + i);
    }
  }

  /// What a key stands for in a record: mostly the component of that name.
  private static Object child(Object value, String key) {
    return unwrap(
        switch (value) {
          case Map<?, ?> map when map.containsKey(key) -> requireNonNull(map.get(key));
          case Map<?, ?> map ->
              requireNonNull(map.get(Permission.valueOf(key.toUpperCase(Locale.ROOT))));
          case WrittenEnvironment(EnvironmentDefinition definition, _) -> child(definition, key);
          case EnvironmentDefinition each when key.equals("environment") -> each.name();
          case ServiceDefinition each when key.equals("service") -> each.name();
          case OnCall each when key.equals("escalation") -> each.escalations();
          case Escalation.Step each when key.equals("notify") -> each.contacts();
          case Escalation.Step each when key.equals("wait") -> each.untilNext();
          case Escalation.Contact.OnePerson(String id) when key.equals("person") -> id;
          case Escalation.Contact.Channel(String name) when key.equals("channel") -> name;
          case Schedule.Layer each when key.equals("every") -> Duration.ofDays(each.everyDays());
          case Criterion each when key.equals("metric") -> each.name();
          case Criterion.Prometheus each when key.equals("prometheus") -> each.query();
          case Criterion.Alerts each when key.equals("alerts") -> each.labels();
          case Criterion.Measured each when key.equals("interval") -> each.sampling().interval();
          case Criterion.Measured each when key.equals("failures") ->
              each.sampling().failures() + " of " + each.sampling().of();
          case Strategy each when key.equals(kind(each)) -> each;
          case Record each -> component(each, key.equals("memory") ? "memoryBytes" : key);
          default -> throw new AssertionError("no " + key + " in " + value);
        });
  }

  private static String kind(Strategy strategy) {
    return switch (strategy.kind()) {
      case CANARY -> "canary";
      case BLUE_GREEN -> "blueGreen";
      case RECREATE -> "recreate";
    };
  }

  private static Object component(Record value, String name) {
    RecordComponent component =
        Arrays.stream(value.getClass().getRecordComponents())
            .filter(each -> each.getName().equals(name))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + name + " in " + value));
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static Object unwrap(Object value) {
    return switch (value) {
      case Optional<?> each -> each.orElseThrow();
      case OptionalInt each -> each.getAsInt();
      case OptionalLong each -> each.getAsLong();
      case OptionalDouble each -> each.getAsDouble();
      case Weight(int percent) -> percent;
      case Hold.Timed(Duration duration) -> duration;
      case Hold.Manual _ -> "manual";
      default -> value;
    };
  }

  private static boolean means(String text, Object value) {
    return switch (value) {
      case Duration each -> each.equals(duration(text));
      case Double each when text.endsWith("%") ->
          new BigDecimal(text.replace("%", "")).divide(BigDecimal.valueOf(100)).doubleValue()
              == each;
      case Double each -> new BigDecimal(text).doubleValue() == each;
      case Long each -> bytes(text) == each;
      case Instant each -> OffsetDateTime.parse(text).toInstant().equals(each);
      case Enum<?> each -> text.equals(each.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      case java.time.LocalTime each when text.equals("24:00") ->
          each.equals(java.time.LocalTime.MIDNIGHT);
      default -> text.equals(value.toString());
    };
  }

  private static Duration duration(String text) {
    return text.endsWith("ms")
        ? Duration.parse("PT" + new BigDecimal(text.replace("ms", "")).movePointLeft(3) + "S")
        : Duration.parse((text.endsWith("d") ? "P" : "PT") + text);
  }

  private static long bytes(String text) {
    int power = text.endsWith("iB") ? "KMGT".indexOf(text.charAt(text.length() - 3)) + 1 : 0;
    return Long.parseLong(text.replaceAll("[A-Za-z]+$", "")) << (10 * power);
  }
}
