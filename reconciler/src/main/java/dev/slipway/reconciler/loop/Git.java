package dev.slipway.reconciler.loop;

import dev.slipway.environments.language.DesiredState;

/// What the loops read of Git: the newest desired state, with why it is stale.
public interface Git {
  Seen<DesiredState> desired();
}
