/// Releases as local processes: [ProcessTarget]. Start reading there, then at `supervise.sh`
/// (resources), which stands between the target and each process.
///
/// Imports the port, the prober, the secrets' port and the vocabulary. What is on disk outlives the
/// reconciler; what is in memory can be built again from it.
@NullMarked
package dev.slipway.reconciler.target.process;

import org.jspecify.annotations.NullMarked;
