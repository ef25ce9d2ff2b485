package dev.slipway.bot.loop;

import dev.slipway.bot.command.Catalog;
import dev.slipway.bot.repository.Snapshot;
import dev.slipway.environments.language.DesiredState;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Promotion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;

/// What can be named in commands, as the environments repository has it.
final class Catalogs {
  private Catalogs() {}

  static Catalog of(Snapshot snapshot) {
    return snapshot.state().map(Catalogs::of).orElse(Catalog.EMPTY);
  }

  private static Catalog of(DesiredState state) {
    SequencedMap<String, List<String>> environments = new LinkedHashMap<>();
    for (EnvironmentDefinition each : inPromotionOrder(state.rules())) {
      environments.put(each.name(), each.aliases());
    }
    SortedMap<String, SequencedSet<String>> services = new TreeMap<>();
    environments
        .keySet()
        .forEach(environment ->
            state
                .services(environment)
                .keySet()
                .forEach(service ->
                    services
                        .computeIfAbsent(service, _ -> new LinkedHashSet<>())
                        .add(environment)));
    return new Catalog(services, environments);
  }

  /// An environment stands behind the one that it is promoted from.
  private static List<EnvironmentDefinition> inPromotionOrder(
      Map<String, EnvironmentDefinition> rules) {
    List<EnvironmentDefinition> order = new ArrayList<>();
    Map<String, EnvironmentDefinition> left = new TreeMap<>(rules);
    while (!left.isEmpty()) {
      EnvironmentDefinition next =
          left.values().stream()
              .filter(each ->
                  each.promotesFrom()
                      .map(Promotion::environment)
                      .filter(left::containsKey)
                      .isEmpty())
              .findFirst()
              // A circle is refused by the parser; should one get here, it is cut anywhere.
              .orElseGet(() -> left.values().iterator().next());
      left.remove(next.name());
      order.add(next);
    }
    return order;
  }
}
