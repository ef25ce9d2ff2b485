/// Reads the spans of requests off the audit, pure: nothing is measured while it happens.
///
/// Imports the audit, requests and the module `telemetry`; knows no clock and no OpenTelemetry.
/// Start reading at [RequestSpans].
@NullMarked
package dev.slipway.bot.trace;

import org.jspecify.annotations.NullMarked;
