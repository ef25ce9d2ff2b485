package dev.slipway.reconciler.loop;

import java.util.Optional;

/// The targets of the reconciler's configuration, by the name that environments use.
public interface Targets {
  /// What an environment with that target works on; empty when the configuration has no such
  /// target.
  Optional<Ports> ports(String target);
}
