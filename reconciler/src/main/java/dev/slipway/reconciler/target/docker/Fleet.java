package dev.slipway.reconciler.target.docker;

import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.target.engine.ReleaseLabels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// All engines of a target, as one. An engine that cannot be asked makes the whole unknown: what
/// runs there would else be taken for gone, and started twice.
///
/// @param target what our containers bear
record Fleet(String target, List<ContainerEngine> engines) {
  Fleet {
    engines = List.copyOf(engines);
  }

  List<Seen> ofEnvironment(String environment) throws UnavailableException {
    return list(ReleaseLabels.ENVIRONMENT, environment);
  }

  List<Seen> ofRelease(ReleaseHash release) throws UnavailableException {
    return list(ReleaseLabels.RELEASE, release.hex());
  }

  /// One, unless somebody copied it.
  List<Seen> ofInstance(InstanceName name) throws UnavailableException {
    return list(Labels.INSTANCE, name.text());
  }

  private List<Seen> list(String label, String value) throws UnavailableException {
    List<Seen> seen = new ArrayList<>();
    for (ContainerEngine engine : engines) {
      seen.addAll(engine.list(Map.of(ReleaseLabels.TARGET, target, label, value)));
    }
    return seen;
  }

  /// Where the next instance of a release goes: to the engine with the fewest of them, the first by
  /// name among equals.
  ContainerEngine leastUsed(List<Seen> ofRelease) {
    return engines.stream()
        .min(
            Comparator.comparingLong((ContainerEngine engine) ->
                    ofRelease.stream().filter(seen -> seen.engine().equals(engine)).count())
                .thenComparing(ContainerEngine::name))
        .orElseThrow();
  }
}
