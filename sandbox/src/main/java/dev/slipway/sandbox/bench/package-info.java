/// Measures the real reconciler, and kills it; the bot is measured in `bench.chat`.
///
/// May import the sandbox's `artifacts`, `processes` and `traffic`, the targets of `demo`, and the
/// client of the API; the reconciler itself only runs as a process. Start reading at [SpeedRun],
/// [KillRun] and [Bed].
@NullMarked
package dev.slipway.sandbox.bench;

import org.jspecify.annotations.NullMarked;
