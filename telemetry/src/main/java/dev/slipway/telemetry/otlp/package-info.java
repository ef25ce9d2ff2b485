/// Spans to a collector by OTLP over HTTP. The only package that imports OpenTelemetry.
///
/// Loaded only where an endpoint is configured. Start reading at [OtlpSink].
@NullMarked
package dev.slipway.telemetry.otlp;

import org.jspecify.annotations.NullMarked;
