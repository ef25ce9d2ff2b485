package dev.slipway.reconciler.simulation;

import dev.slipway.environments.language.DesiredService;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.planning.Serving;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Once faults stop: Git, history and reality agree, or a named block says why not.
final class EndRules {
  private final Scenery scenery;

  EndRules(Scenery scenery) {
    this.scenery = scenery;
  }

  /// @return what does not agree yet; empty when all does
  Optional<String> unsettled(List<ServiceRecord> records) {
    return scenery.cast.services().stream()
        .map(key ->
            unsettled(
                key,
                records.stream()
                    .filter(record -> record.key().equals(key))
                    .findFirst()
                    .orElse(ServiceRecord.unknown(key))))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> unsettled(ServiceKey key, ServiceRecord record) {
    Optional<DesiredService> desired = scenery.git.desired(key);
    if (desired.isEmpty()) {
      return Optional.empty();
    }
    if (record.running().isPresent()) {
      return Optional.of(record.running().get().rollout().id() + " has not ended");
    }
    if (record.adopted()) {
      return Optional.of(key + " waits for a person");
    }
    if (record.writeBack().isPresent()) {
      return Optional.of("nothing was written back for " + key);
    }
    Release wanted = scenery.git.wanted(desired.get());
    Optional<Release> serving = record.serving().map(Serving::release);
    boolean agrees = serves(serving, wanted);
    if (!agrees && record.blocks().isEmpty()) {
      return Optional.of(
          "Git wants " + wanted.label() + ", " + serving.map(Release::label) + " serves, no block");
    }
    return reality(key, record, serving, desired.get().placement().replicas());
  }

  private static boolean serves(Optional<Release> serving, Release wanted) {
    return serving.isPresent() && serving.get().hash().equals(wanted.hash());
  }

  private Optional<String> reality(
      ServiceKey key, ServiceRecord record, Optional<Release> serving, int replicas) {
    List<InstanceName> wanted = new ArrayList<>();
    serving.ifPresent(release -> {
      for (int ordinal = 0; ordinal < replicas; ordinal++) {
        wanted.add(InstanceName.of(key, release.hash(), ordinal));
      }
    });
    boolean lasts =
        serving.map(release -> scenery.cast.conduct(release.version()).lasts()).orElse(true);
    List<InstanceName> there = scenery.target.names(key);
    if (lasts ? !there.equals(wanted) : !wanted.containsAll(there)) {
      return Optional.of("instances " + there + " instead of " + wanted);
    }
    if (lasts && there.stream().anyMatch(name -> !isHealthy(name))) {
      return Optional.of("not all of " + there + " are healthy");
    }
    if (lasts && !scenery.router.plan(key).equals(record.route())) {
      return Optional.of(
          "the router follows "
              + scenery.router.plan(key).map(Brief::of)
              + " instead of "
              + record.route().map(Brief::of));
    }
    boolean routed =
        record
            .route()
            .map(plan -> plan.split().isEmpty() && plan.primary().endpoints().size() == replicas)
            .orElse(serving.isEmpty() || scenery.cast.port(key).isEmpty());
    return lasts && !routed
        ? Optional.of("users do not reach " + record.route().map(Brief::of))
        : Optional.empty();
  }

  private boolean isHealthy(InstanceName name) {
    return scenery
        .target
        .find(name)
        .map(process -> process.isHealthy(scenery.agenda.now()))
        .orElse(false);
  }
}
