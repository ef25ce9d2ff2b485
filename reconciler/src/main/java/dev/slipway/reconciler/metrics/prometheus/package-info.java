/// Prometheus, or what speaks its HTTP API: [PrometheusMetrics] asks with the JDK's client,
/// [QueryAnswer] says what an answer means.
///
/// Imports the port and the vocabulary only.
@NullMarked
package dev.slipway.reconciler.metrics.prometheus;

import org.jspecify.annotations.NullMarked;
