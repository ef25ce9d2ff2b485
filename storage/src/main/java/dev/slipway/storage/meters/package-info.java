/// How backups stand, for each service's registry. Names stand in docs/metrics.md.
///
/// Imports `backup` and Micrometer. Start reading at [BackupMeters].
@NullMarked
package dev.slipway.storage.meters;

import org.jspecify.annotations.NullMarked;
