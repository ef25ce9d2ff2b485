/// Prometheus, or what speaks its HTTP API: [PrometheusMetrics] asks with the JDK's client,
/// [QueryAnswer] and [RulesAnswer] say what its answers mean.
///
/// Imports the port and the vocabulary only.
@NullMarked
package dev.slipway.reconciler.metrics.prometheus;

import org.jspecify.annotations.NullMarked;
