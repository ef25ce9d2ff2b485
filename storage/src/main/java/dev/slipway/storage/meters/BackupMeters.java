package dev.slipway.storage.meters;

import dev.slipway.storage.backup.BackupSchedule;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;

/// | Name | What it says |
/// |---|---|
/// | `slipway_backup_age_seconds` | since the newest whole backup; without one, since the start |
/// | `slipway_backup_every_seconds` | how old it may become |
/// | `slipway_backups_total{outcome}` | tries since the start: `made`, `failed` |
public final class BackupMeters implements MeterBinder {
  private final BackupSchedule schedule;
  private final InstantSource clock;

  public BackupMeters(BackupSchedule schedule, InstantSource clock) {
    this.schedule = schedule;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    // Nobody else holds on to this binder.
    Gauge.builder("slipway.backup.age.seconds", this, BackupMeters::age)
        .strongReference(true)
        .register(registry);
    Gauge.builder("slipway.backup.every.seconds", schedule, now -> now.every().toSeconds())
        .strongReference(true)
        .register(registry);
    FunctionCounter.builder("slipway.backups", schedule, now -> now.health().made())
        .tag("outcome", "made")
        .register(registry);
    FunctionCounter.builder("slipway.backups", schedule, now -> now.health().failed())
        .tag("outcome", "failed")
        .register(registry);
  }

  private double age() {
    return schedule.age(clock.instant()).toMillis() / 1_000.0;
  }
}
