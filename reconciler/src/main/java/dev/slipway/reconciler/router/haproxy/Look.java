package dev.slipway.reconciler.router.haproxy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What one worker of HAProxy says that it does.
///
/// @param plans by service name
/// @param hosts host to service name
record Look(StatTable stats, Map<String, String> plans, Map<String, String> hosts) {
  Look {
    plans = Map.copyOf(plans);
    hosts = Map.copyOf(hosts);
  }

  /// @param map the answer to `show map`: address in memory, key and value of each entry
  static Map<String, String> entries(String map) {
    Map<String, String> entries = new TreeMap<>();
    map.lines()
        .map(line -> line.split(" ", 3))
        .filter(parts -> parts.length == 3)
        .forEach(parts -> entries.putIfAbsent(parts[1], parts[2]));
    return entries;
  }

  /// Absent where the service is not routed, or by what we did not write.
  Optional<PlanLine> line(String service) {
    return Optional.ofNullable(plans.get(service)).flatMap(PlanLine::parse);
  }
}
