/// Spans as plain records, and where they stand in traces; pure.
///
/// Imports java.* only, so that what reads spans off a journal knows no library. Start reading at
/// [Span].
@NullMarked
package dev.slipway.telemetry.span;

import org.jspecify.annotations.NullMarked;
