package dev.slipway.reconciler.router.builtin.server;

import dev.slipway.reconciler.delivery.ReleaseHash;

/// One release of a service at work: its endpoints and its counts, which outlive a change of plan.
record Lane(ReleaseHash release, Rotation rotation, ReleaseTally tally) {}
