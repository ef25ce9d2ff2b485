package dev.slipway.reconciler.http;

import dev.slipway.api.state.BackupStatus;
import java.util.function.Supplier;

/// How backups of the journal stand, whenever somebody asks.
public record BackupReport(Supplier<BackupStatus> now) {}
