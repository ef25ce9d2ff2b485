package dev.slipway.reconciler.target.docker;

import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.UnavailableException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// All engines of a target, as one. An engine that cannot be asked makes the whole unknown: what
/// runs there would else be taken for gone, and started twice.
///
/// @param target what our containers bear
record Fleet(String target, List<Engine> engines) {
  Fleet {
    engines = List.copyOf(engines);
  }

  List<Seen> ofEnvironment(String environment) throws UnavailableException {
    return list(Labels.ENVIRONMENT, environment);
  }

  List<Seen> ofRelease(ReleaseHash release) throws UnavailableException {
    return list(Labels.RELEASE, release.hex());
  }

  /// One, unless somebody copied it.
  List<Seen> ofInstance(InstanceName name) throws UnavailableException {
    return list(Labels.INSTANCE, name.text());
  }

  private List<Seen> list(String label, String value) throws UnavailableException {
    List<Seen> seen = new ArrayList<>();
    for (Engine engine : engines) {
      seen.addAll(engine.list(Map.of(Labels.TARGET, target, label, value)));
    }
    return seen;
  }

  /// Where the next instance of a release goes: to the engine with the fewest of them, the first by
  /// name among equals.
  Engine leastUsed(List<Seen> ofRelease) {
    return engines.stream()
        .min(
            Comparator.comparingLong((Engine engine) ->
                    ofRelease.stream().filter(seen -> seen.engine().equals(engine)).count())
                .thenComparing(Engine::name))
        .orElseThrow();
  }
}
