/// What stands in `monitoring/`, held against the code and by Prometheus' own tools.
///
/// Imports the sandbox and java.*. Start reading at [MonitoringTest].
@NullMarked
package dev.slipway.sandbox.monitoring;

import org.jspecify.annotations.NullMarked;
