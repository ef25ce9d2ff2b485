package dev.slipway.storage.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.storage.Database;
import dev.slipway.storage.JournalLocation;
import dev.slipway.storage.backup.BackupSchedule.Health;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupScheduleTest {
  private static final Instant NOON = BackupsContract.NOON;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final BackupSchedule.Pace PACE =
      new BackupSchedule.Pace(Duration.ofHours(6), Duration.ofDays(30));

  @TempDir private Path folder = Path.of("");
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final InstantSource clock = now::get;

  private JournalLocation journal() {
    return new JournalLocation.Folder(folder.resolve("journal"));
  }

  private Backups backups() {
    return new Backups(Bills.NOW, journal(), folder.resolve("backups"));
  }

  private BackupSchedule schedule() {
    return new BackupSchedule(backups(), PACE, clock);
  }

  private static Health newest(Instant at) {
    return new Health(Optional.of(at), 1, 0, Optional.empty());
  }

  @Test
  void withoutABackupOneIsMadeAtOnceAndThenWhenItIsOld() {
    assertThat(schedule().due(Health.UNKNOWN, false, Optional.empty())).isBefore(NOON);
    assertThat(schedule().due(newest(NOON), false, Optional.empty()))
        .isEqualTo(NOON.plus(Duration.ofHours(6)));
  }

  @Test
  void oneThatIsAskedForIsMadeTenMinutesAfterTheLastAtTheEarliest() {
    assertThat(schedule().due(newest(NOON), true, Optional.empty()))
        .isEqualTo(NOON.plus(Duration.ofMinutes(10)));
  }

  @Test
  void whatFailedIsTriedAgainAfterFiveMinutes() {
    assertThat(schedule().due(newest(NOON), true, Optional.of(NOON.plusSeconds(7))))
        .isEqualTo(NOON.plusSeconds(307));
  }

  @Test
  void theFirstIsMadeAtTheStartAndTheNextWhenItIsAskedForAndDue() throws Exception {
    Database.open(journal(), Bills.NOW.name(), Bills.NOW.migrations()).close();
    try (BackupSchedule schedule = schedule()) {
      schedule.start();
      await().atMost(PATIENCE).until(() -> schedule.health().made() == 1);

      now.set(NOON.plus(Duration.ofMinutes(11)));
      schedule.soon();

      await().atMost(PATIENCE).until(() -> schedule.health().made() == 2);
      assertThat(schedule.health())
          .isEqualTo(new Health(Optional.of(now.get()), 2, 0, Optional.empty()));
    }
    assertThat(backups().list()).hasSize(2);
  }

  @Test
  void aFailureIsCountedAndSaid() {
    try (BackupSchedule schedule = schedule()) {
      schedule.start();

      await().atMost(PATIENCE).until(() -> schedule.health().failed() == 1);

      BackupSchedule.Trouble trouble = schedule.health().trouble().orElseThrow();
      assertThat(trouble.why())
          .startsWith("cannot back up the journal in " + folder.resolve("journal"));
      assertThat(trouble.since()).isEqualTo(NOON);
      assertThat(schedule.health().newest()).isEmpty();
    }
  }

  @Test
  void troubleLastsFromTheFirstFailureToTheNextSuccess() {
    Health later =
        Health.UNKNOWN.failed("no room", NOON).failed("still none", NOON.plusSeconds(300));

    assertThat(later.trouble()).contains(new BackupSchedule.Trouble("still none", NOON));
    assertThat(later.succeeded(NOON.plusSeconds(600)).trouble()).isEmpty();
  }

  @Test
  void withoutABackupItsAgeCountsFromTheStart() {
    BackupSchedule schedule = schedule();

    assertThat(schedule.age(NOON.plusSeconds(90))).isEqualTo(Duration.ofSeconds(90));
  }

  /// A restart makes no backup when the last life has made one a moment ago.
  @Test
  void whatAnEarlierLifeMadeCounts() throws Exception {
    Database.open(journal(), Bills.NOW.name(), Bills.NOW.migrations()).close();
    var _ = backups().make(NOON.minusSeconds(60));

    try (BackupSchedule schedule = schedule()) {
      schedule.start();

      await()
          .atMost(PATIENCE)
          .until(() -> schedule.health().newest().equals(Optional.of(NOON.minusSeconds(60))));
      assertThat(schedule.health().made()).isZero();
    }
  }
}
