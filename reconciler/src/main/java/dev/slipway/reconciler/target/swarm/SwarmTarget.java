package dev.slipway.reconciler.target.swarm;

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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Runs each release as one service of a Docker swarm, with a replica for each instance. Which node
/// runs one, what replaces one that ended, and where secrets lie is Swarm's business; how requests
/// are spread is not: a service has no address of its own (`dnsrr`), each task's is told instead.
///
/// What Swarm says is believed, and only that: a manager that cannot be asked says nothing about
/// what runs. How a start is made, see [Starter].
public final class SwarmTarget implements Target, AutoCloseable {
  private final Calls calls = new Calls();
  private final Swarm swarm;
  private final Front front;
  private final SwarmSecrets secrets;
  private final Conditions conditions;
  private final Waiting waiting;
  private final Starter starter;

  private SwarmTarget(SwarmTargetSettings settings, Secrets values) {
    Engine manager = new Engine("manager", settings.manager(), calls, settings.deadlines());
    this.swarm = new Swarm(settings.name(), manager);
    Images images =
        new Images(settings.name(), List.of(manager), settings.registries(), settings.state());
    this.front = new Front(settings.name(), images);
    this.secrets = new SwarmSecrets(swarm, values);
    this.conditions =
        new Conditions(settings.networking().network(), new HealthWatches(settings.state()));
    this.waiting = new Waiting(swarm, settings);
    this.starter = new Starter(settings, swarm, images, secrets, waiting);
  }

  /// The manager need not answer yet.
  ///
  /// @throws IOException with one line for people when the state folder or a certificate cannot be
  ///   used, or a capability is none
  public static SwarmTarget open(SwarmTargetSettings settings, Secrets secrets) throws IOException {
    Front.requireUsable(
        settings.name(),
        settings.state(),
        settings.permits().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, permit -> permit.getValue().allowance())),
        List.of(settings.manager()));
    return new SwarmTarget(settings, secrets);
  }

  @Override
  public List<Instance> instances(String environment) throws UnavailableException {
    List<SeenService> services =
        front.answer("list services", () -> swarm.ofEnvironment(environment));
    conditions.keepOnly(environment, running(services));
    List<Instance> instances = new ArrayList<>();
    for (SeenService service : services) {
      for (int ordinal : service.places().slots().keySet()) {
        instances.add(instance(service, ordinal));
      }
    }
    instances.sort(Comparator.comparing(Instance::name));
    return instances;
  }

  private static Set<String> running(List<SeenService> services) {
    return services.stream()
        .flatMap(service -> service.attempts().stream())
        .filter(Attempt::isRunning)
        .map(Attempt::id)
        .collect(Collectors.toSet());
  }

  private Instance instance(SeenService service, int ordinal) {
    return new Instance(
        service.name(ordinal),
        service.release().key(),
        service.release().hash(),
        ordinal,
        conditions.of(service, ordinal),
        conditions.endpoint(service, ordinal),
        service.life(ordinal).starts());
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
    return front.order(
        ofRelease(name), "start " + name, () -> starter.start(release, ordinal, occasion));
  }

  @Override
  public Optional<Release> describe(String environment, ReleaseHash hash) {
    return front.describe(environment, hash, () -> swarm.ofRelease(hash).map(SeenService::release));
  }

  /// Which task goes when a service gets smaller is Swarm's choice: where it was another
  /// instance's, that one takes over what this one had. How long one may take to end stands in the
  /// service, so `grace` is not asked.
  @Override
  public Outcome stop(InstanceName name, Duration grace) {
    return front.order(ofRelease(name), "stop " + name, () -> stop(name));
  }

  /// What orders about one release exclude each other by: they change one service.
  private static InstanceName ofRelease(InstanceName name) {
    return new InstanceName(name.text().substring(0, name.text().lastIndexOf('-')));
  }

  private void stop(InstanceName name) throws UnavailableException {
    Optional<Swarm.Place> found = swarm.ofInstance(name);
    if (found.isEmpty()) {
      return;
    }
    SeenService service = found.get().service();
    Places left = service.places().without(found.get().ordinal());
    if (left.isEmpty()) {
      swarm.remove(service.id());
    } else {
      swarm.resize(service, left);
    }
    waiting.shrunk(service, left.count());
  }

  /// Images of this manager, and secrets that no service uses.
  @Override
  public int collect(Set<Digest> keep) throws UnavailableException {
    return front.collect(keep) + secrets.collect();
  }

  /// Lets go of the manager. Services go on.
  @Override
  public void close() {
    conditions.close();
    front.close();
    swarm.manager().close();
    calls.close();
  }
}
