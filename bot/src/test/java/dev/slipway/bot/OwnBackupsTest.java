package dev.slipway.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.bot.forge.NoForge;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.journal.memory.MemoryJournal;
import dev.slipway.bot.journal.sql.BotJournal;
import dev.slipway.bot.loop.Desk;
import dev.slipway.bot.loop.DeskSettings;
import dev.slipway.bot.loop.Outcome;
import dev.slipway.bot.loop.Task;
import dev.slipway.bot.loop.Worker;
import dev.slipway.bot.reconciler.MemoryReconciler;
import dev.slipway.bot.repository.MemoryEnvironmentsRepository;
import dev.slipway.bot.slack.memory.MemorySlack;
import dev.slipway.bot.source.Sources;
import dev.slipway.storage.Database;
import dev.slipway.storage.JournalLocation;
import dev.slipway.storage.backup.BackupSchedule;
import dev.slipway.storage.backup.Backups;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real backups of a real journal, and the desk that hears of them.
class OwnBackupsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder = Path.of("");
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-28T12:00:00Z"));
  private final MemoryJournal incidents = new MemoryJournal();
  private final MemoryReconciler reconciler = new MemoryReconciler(now::get);
  private final MemoryEnvironmentsRepository repository =
      new MemoryEnvironmentsRepository()
          .with("slipway.yaml", "defaults: {channels: {incidents: \"#oncall\"}}\n");
  private final Desk desk = new Desk(incidents, DeskSettings.of("T1"), now.get());

  @BeforeEach
  void thereIsAJournal() throws Exception {
    BotJournal kind = new BotJournal();
    Database.open(journal(), kind.name(), kind.migrations()).close();
    repository.refresh();
  }

  private JournalLocation journal() {
    return new JournalLocation.Folder(folder.resolve("journal"));
  }

  private Path backups() {
    return folder.resolve("backups");
  }

  private BackupSchedule schedule() {
    return new BackupSchedule(
        new Backups(new BotJournal(), journal(), backups()),
        new BackupSchedule.Pace(Duration.ofHours(6), Duration.ofDays(30)),
        now::get);
  }

  /// The desk asks, and hears the answer.
  private void looks(BackupSchedule schedule) {
    Worker worker =
        new Worker(
            new Worker.Parts(
                reconciler,
                repository,
                new NoForge(),
                Sources.NONE,
                new MemorySlack(now::get),
                new OwnBackups(schedule, now::get)));
    Outcome outcome = worker.carryOut(new Task.LookOut(now.get()));
    var _ =
        desk.pass(
            new Desk.Input(
                now.get(), repository.known(), List.of(), List.of(outcome), Optional.empty()));
  }

  private void timePasses(BackupSchedule schedule) {
    now.updateAndGet(then -> then.plus(Duration.ofMinutes(6)));
    schedule.soon();
  }

  /// A file stands where the folder should be: nobody can write there, not even root.
  @Test
  void aFolderThatCannotBeWrittenIsAnIncidentUntilItCan() throws Exception {
    Files.writeString(backups(), "in the way");
    try (BackupSchedule schedule = schedule()) {
      schedule.start();
      await().atMost(PATIENCE).until(() -> schedule.health().failed() == 1);
      looks(schedule);
      timePasses(schedule);
      await().atMost(PATIENCE).until(() -> schedule.health().failed() == 2);
      looks(schedule);
      assertThat(incidents.incidentsSince(Instant.EPOCH))
          .singleElement()
          .satisfies(state -> {
            assertThat(state).isInstanceOf(IncidentState.Open.class);
            assertThat(state.incident().opening().cause().toString())
                .contains("the bot's journal", backups().toString());
          });

      Files.delete(backups());
      timePasses(schedule);
      await().atMost(PATIENCE).until(() -> schedule.health().made() == 1);
      looks(schedule);
    }

    assertThat(incidents.incidentsSince(Instant.EPOCH))
        .singleElement()
        .matches(IncidentState::isResolved);
  }
}
