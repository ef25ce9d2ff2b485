package dev.slipway.reconciler.target.engine;

import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.target.Target.Artifact;
import dev.slipway.reconciler.target.instances.InstanceLocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The side of a target that the port sees, as far as it is the same for everything that engines
/// run: artifacts are images, one order at a time is carried out for each thing that it changes,
/// and whatever an engine answers comes out as the port says it.
public final class Front implements AutoCloseable {
  private final Images images;
  private final Orders orders;
  private final InstanceLocks locks = new InstanceLocks();

  /// @param target for messages
  public Front(String target, Images images) {
    this.images = images;
    this.orders = new Orders(target);
  }

  /// Engines need not answer yet.
  ///
  /// @param state the target's own folder
  /// @param allowances by service
  /// @throws IOException with one line for people when the state folder or a certificate cannot be
  ///   used, or a capability is none
  public static void requireUsable(
      String target,
      Path state,
      Map<String, Allowance> allowances,
      Collection<EngineAddress> engines)
      throws IOException {
    try {
      Files.createDirectories(state);
    } catch (IOException failure) {
      throw new IOException(
          "target %s: cannot use its state folder %s: %s"
              .formatted(target, state, failure.getMessage()),
          failure);
    }
    Allowance.requireCapabilities(target, allowances);
    for (EngineAddress engine : engines) {
      engine.requireUsable();
    }
  }

  public Artifact resolve(ServiceKey key, RunSpec spec, Version version)
      throws UnavailableException {
    return answer(
        "resolve " + key.service() + " " + version, () -> images.resolve(key, spec, version));
  }

  public List<Version> versions(String service, RunSpec spec) throws UnavailableException {
    return answer("list versions of " + service, () -> images.versions(spec));
  }

  /// @param what for messages: `list services`
  public <T> T answer(String what, Orders.Asking<T> question) throws UnavailableException {
    return orders.answer(what, question);
  }

  /// Engines that cannot be asked leave it unknown.
  ///
  /// @param question for the release in any environment
  public Optional<Release> describe(
      String environment, ReleaseHash hash, Orders.Asking<Optional<Release>> question) {
    try {
      return answer("describe " + hash, question)
          .filter(release -> release.key().environment().equals(environment));
    } catch (UnavailableException unknown) {
      return Optional.empty();
    }
  }

  /// @param changed what no other order may change meanwhile
  /// @param what for messages: `start slipway-staging-frontend-0123456789-0`
  public Outcome order(InstanceName changed, String what, Orders.Order order) {
    return locks.holding(changed, () -> orders.outcome(what, order));
  }

  /// @return how many images were removed
  public int collect(Set<Digest> keep) throws UnavailableException {
    return images.collect(keep);
  }

  @Override
  public void close() {
    images.close();
  }
}
