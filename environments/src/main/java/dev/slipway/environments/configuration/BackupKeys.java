package dev.slipway.environments.configuration;

import java.time.Duration;
import java.util.function.Supplier;

/// Declares the keys of the section `backup`.
public final class BackupKeys {
  private final Types types;

  public BackupKeys(Types types) {
    this.types = types;
  }

  /// All of the section.
  public Reading<BackupConfiguration> reading() {
    return Reading.keys(this::backup);
  }

  private Supplier<BackupConfiguration> backup(Section section) {
    var folder =
        section.absentOr(
            "folder",
            types.directory(),
            "`backups` in `state`",
            "where backups of the journal are kept; better on another disk");
    var every =
        section.optional(
            "every",
            Types.duration(Duration.ofMinutes(10), Duration.ofDays(7)),
            "6h",
            "the longest time between two; one is also made after a rollout in an environment that"
                + " none promotes from");
    var keep =
        section.optional(
            "keep",
            Types.duration(Duration.ofDays(1), Duration.ofDays(3_650)),
            "30d",
            "how long each is kept; the newest whole one is never deleted");
    return () -> new BackupConfiguration(folder.get(), every.get(), keep.get());
  }
}
