package dev.slipway.bot;

import dev.slipway.api.state.BackupStatus;
import dev.slipway.storage.backup.BackupSchedule;
import java.time.InstantSource;
import java.util.function.Supplier;

/// How backups of the bot's own journal stand, in the words in which the reconciler tells of its.
record OwnBackups(BackupSchedule schedule, InstantSource clock) implements Supplier<BackupStatus> {
  @Override
  public BackupStatus get() {
    BackupSchedule.Health health = schedule.health();
    return new BackupStatus(
        health.newest(),
        schedule.age(clock.instant()),
        schedule.every(),
        health.trouble().map(trouble -> new BackupStatus.Failure(trouble.why(), trouble.since())));
  }
}
