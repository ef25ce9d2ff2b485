package dev.slipway.reconciler.target;

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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Runs instances of releases. Safe for use by several threads; calls for the same instance are
/// made one at a time.
///
/// Only what bears our labels is ever touched: a foreign process or container with our name makes
/// [#start] answer `Refused`.
public interface Target {
  /// All instances of an environment that bear our labels, ended ones included until they are
  /// [#stop]ped. One call, cheap enough to be made four times a second.
  ///
  /// @throws UnavailableException when the target could not be asked; an empty list says that there
  ///   is none
  List<Instance> instances(String environment) throws UnavailableException;

  /// What a version is, asked from the registry or the artifact store.
  ///
  /// @throws UnavailableException when it could not be asked; that an artifact does not exist is a
  ///   value
  Artifact resolve(ServiceKey key, RunSpec spec, Version version) throws UnavailableException;

  /// Versions of a service that there are, newest first, for people to choose from; empty where
  /// they cannot be listed. What is not among them may exist all the same.
  ///
  /// @param spec how the service is run: names its image, where there is one
  /// @throws UnavailableException when the target could not be asked
  List<Version> versions(String service, RunSpec spec) throws UnavailableException;

  /// Starts the instance, or starts it again where it has ended. Does not wait until it is healthy.
  /// May be called twice: an instance that runs is left alone. The artifact must still have the
  /// release's digest, else `Refused`.
  ///
  /// @param ordinal from 0; the name is [InstanceName#of]
  /// @param occasion noted where people look at what runs, if there is such a place
  Outcome start(Release release, int ordinal, Occasion occasion);

  /// As one that is kept running.
  default Outcome start(Release release, int ordinal) {
    return start(release, ordinal, Occasion.UPKEEP);
  }

  /// What a release that has instances here is, as recorded when they were started: for a journal
  /// that was lost. Empty when it is not known.
  Optional<Release> describe(String environment, ReleaseHash hash);

  /// Ends an instance with its children and forgets it: asks first, kills after `grace`. May be
  /// called twice; an unknown name is `Done`. Returns when it has ended.
  Outcome stop(InstanceName name, Duration grace);

  /// Deletes what is kept of artifacts that neither an instance runs from nor anybody wants kept.
  /// Cheap when there is nothing to do; called now and then.
  ///
  /// @param keep digests of releases that somebody may go back to
  /// @return how many were deleted
  /// @throws UnavailableException when the target could not be changed
  int collect(Set<Digest> keep) throws UnavailableException;

  /// What a version turned out to be.
  sealed interface Artifact {
    record Found(Digest digest) implements Artifact {}

    /// @param reason for people: where it was looked for
    record NotFound(String reason) implements Artifact {}
  }
}
