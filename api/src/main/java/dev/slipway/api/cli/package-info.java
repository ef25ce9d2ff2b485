/// The reconciler from a shell: `./slipway status`, `abort SERVICE ENVIRONMENT`, `events`. The only
/// package that imports picocli.
///
/// Exit status: 0 done, 1 refused, 2 wrong usage, 3 not reachable. Start reading at [Operate].
@NullMarked
package dev.slipway.api.cli;

import org.jspecify.annotations.NullMarked;
