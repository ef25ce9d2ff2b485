/// Tells a collector of traces what a journal has recorded.
///
/// Spans are read off the journal and not off running code, so that neither a crash nor a collector
/// that is away loses one: the journal is the queue, and a bookmark says how far it was told. Only
/// `otlp` knows OpenTelemetry. Imports `span` and the logger. Start reading at [TraceExport].
@NullMarked
package dev.slipway.telemetry;

import org.jspecify.annotations.NullMarked;
