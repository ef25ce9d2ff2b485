package dev.slipway.bot.command;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;

/// What can be named in a command: taken from the environments repository.
///
/// @param services by name: the environments that each is placed in
/// @param environments in the order in which people think of them: name to other names
public record Catalog(
    SortedMap<String, SequencedSet<String>> services,
    SequencedMap<String, List<String>> environments) {
  public static final Catalog EMPTY = new Catalog(new TreeMap<>(), new LinkedHashMap<>());

  public Catalog {
    SortedMap<String, SequencedSet<String>> placed = new TreeMap<>();
    services.forEach((name, where) ->
        placed.put(name, Collections.unmodifiableSequencedSet(new LinkedHashSet<>(where))));
    services = Collections.unmodifiableSortedMap(placed);
    SequencedMap<String, List<String>> names = new LinkedHashMap<>();
    environments.forEach((name, others) -> names.put(name, List.copyOf(others)));
    environments = Collections.unmodifiableSequencedMap(names);
  }

  boolean hasService(String name) {
    return services.containsKey(name);
  }

  boolean places(String service, String environment) {
    return services.containsKey(service) && services.get(service).contains(environment);
  }

  /// In the order of the environments.
  List<String> environmentsOf(String service) {
    return environments.keySet().stream().filter(each -> places(service, each)).toList();
  }

  /// The real name of an environment, by that or by another name of it.
  Optional<String> environment(String word) {
    if (environments.containsKey(word)) {
      return Optional.of(word);
    }
    return environments.entrySet().stream()
        .filter(each -> each.getValue().contains(word))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
