/// The commands `slipway backup` and `slipway restore`, the same for every service: each gives them
/// its [JournalKind][dev.slipway.storage.backup.JournalKind] and how its configuration is read.
///
/// Imports `backup` and picocli. Start reading at [BackupCommand].
@NullMarked
package dev.slipway.storage.cli;

import org.jspecify.annotations.NullMarked;
