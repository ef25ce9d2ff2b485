package dev.slipway.reconciler.loop;

import dev.slipway.reconciler.checks.CheckRunner;
import dev.slipway.reconciler.hooks.HookRunner;
import dev.slipway.reconciler.metrics.Metrics;
import dev.slipway.reconciler.repository.EnvironmentsRepository;
import dev.slipway.reconciler.router.Router;
import dev.slipway.reconciler.secrets.Secrets;
import dev.slipway.reconciler.target.Target;

/// What one environment's loop works on.
///
/// @param repository shared by all environments; calls to it are made one at a time
public record Ports(
    Target target,
    Router router,
    CheckRunner checks,
    HookRunner hooks,
    Secrets secrets,
    EnvironmentsRepository repository,
    Metrics metrics) {}
