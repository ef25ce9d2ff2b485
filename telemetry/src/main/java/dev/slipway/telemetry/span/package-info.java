/// Spans as plain records, where they stand in traces, and the port by which they are read; pure.
///
/// Imports java.* only, so that what reads spans off a journal knows no library. Start reading at
/// [Span].
@NullMarked
package dev.slipway.telemetry.span;

import org.jspecify.annotations.NullMarked;
