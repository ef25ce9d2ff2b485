/// [Metrics][dev.slipway.reconciler.metrics.Metrics] in memory, for tests.
@NullMarked
package dev.slipway.reconciler.metrics.memory;

import org.jspecify.annotations.NullMarked;
