package dev.slipway.reconciler.target.docker;

import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Occasion;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.secrets.Secrets;
import dev.slipway.reconciler.target.Target;
import dev.slipway.reconciler.target.engine.Calls;
import dev.slipway.reconciler.target.engine.Engine;
import dev.slipway.reconciler.target.engine.Front;
import dev.slipway.reconciler.target.engine.HealthWatches;
import dev.slipway.reconciler.target.engine.Images;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Runs releases as containers of one or several Docker engines.
///
/// What an engine says is believed, and only that: each listing is asked anew, a call that ends by
/// its deadline is of unknown outcome and looked at again before it is repeated, and an engine that
/// cannot be asked says nothing about its containers. How a start is made, see [Starter].
public final class DockerTarget implements Target, AutoCloseable {
  private final Calls calls = new Calls();
  private final Fleet fleet;
  private final Front front;
  private final Conditions conditions;
  private final Starter starter;

  private DockerTarget(DockerTargetSettings settings, Secrets secrets) {
    this.fleet =
        new Fleet(
            settings.name(),
            settings.engines().entrySet().stream()
                .map(named ->
                    new ContainerEngine(
                        new Engine(named.getKey(), named.getValue(), calls, settings.deadlines())))
                .toList());
    Images images =
        new Images(
            settings.name(),
            fleet.engines().stream().map(ContainerEngine::engine).toList(),
            settings.registries(),
            settings.state());
    this.front = new Front(settings.name(), images);
    this.conditions = new Conditions(settings.networking(), new HealthWatches(settings.state()));
    this.starter = new Starter(settings, fleet, images, secrets, conditions);
  }

  /// Engines need not answer yet.
  ///
  /// @throws IOException with one line for people when the state folder or a certificate cannot be
  ///   used, or a capability is none
  public static DockerTarget open(DockerTargetSettings settings, Secrets secrets)
      throws IOException {
    Front.requireUsable(
        settings.name(), settings.state(), settings.allowances(), settings.engines().values());
    return new DockerTarget(settings, secrets);
  }

  @Override
  public List<Instance> instances(String environment) throws UnavailableException {
    List<Seen> seen = fleet.ofEnvironment(environment);
    conditions.keepOnly(environment, seen.stream().map(Seen::id).collect(Collectors.toSet()));
    List<Instance> instances = new ArrayList<>();
    for (Seen each : seen) {
      instances.add(instance(each));
    }
    instances.sort(Comparator.comparing(Instance::name));
    return instances;
  }

  private Instance instance(Seen seen) throws UnavailableException {
    Labels.Borne borne = seen.borne();
    return new Instance(
        borne.name(),
        borne.release().key(),
        borne.release().hash(),
        borne.ordinal(),
        conditions.of(seen),
        conditions.endpoint(seen),
        borne.starts());
  }

  @Override
  public Artifact resolve(ServiceKey key, RunSpec spec, Version version)
      throws UnavailableException {
    return front.resolve(key, spec, version);
  }

  @Override
  public List<Version> versions(String service, RunSpec spec) throws UnavailableException {
    return front.versions(service, spec);
  }

  @Override
  public Outcome start(Release release, int ordinal, Occasion occasion) {
    InstanceName name = InstanceName.of(release.key(), release.hash(), ordinal);
    return front.order(name, "start " + name, () -> starter.start(release, ordinal, occasion));
  }

  @Override
  public Optional<Release> describe(String environment, ReleaseHash hash) {
    return front.describe(
        environment,
        hash,
        () -> fleet.ofRelease(hash).stream().map(seen -> seen.borne().release()).findFirst());
  }

  @Override
  public Outcome stop(InstanceName name, Duration grace) {
    return front.order(name, "stop " + name, () -> stopAll(name, grace));
  }

  private void stopAll(InstanceName name, Duration grace) throws UnavailableException {
    for (Seen seen : fleet.ofInstance(name)) {
      if (seen.isRunning() || seen.isPaused()) {
        seen.engine().stop(seen.id(), grace);
      }
      seen.engine().remove(seen.id());
      conditions.forget(seen.id());
    }
  }

  @Override
  public int collect(Set<Digest> keep) throws UnavailableException {
    return front.collect(keep);
  }

  /// Lets go of the engines. Containers go on.
  @Override
  public void close() {
    conditions.close();
    front.close();
    fleet.engines().forEach(each -> each.engine().close());
    calls.close();
  }
}
