package dev.slipway.bot.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.journal.memory.MemoryJournal;
import dev.slipway.bot.journal.sql.SqlJournal;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.outbox.Outgoing.Priority;
import dev.slipway.bot.slack.memory.MemorySlack;
import dev.slipway.bot.slack.memory.MemorySlack.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The outbox over a journal on the disk, and on threads of its own.
final class OutboxRestartTest {
  private static final Outgoing CARD =
      new Outgoing.Card("r-1", "#deploys", new Message("asked", List.of()), Priority.USUAL);
  private static final Outgoing LINE =
      new Outgoing.Line("l-1", "r-1", new Message("first", List.of()));

  @TempDir private Path folder = Path.of("");

  /// C14
  @Test
  void whatWasPostedJustBeforeAKillIsNotPostedAgain() {
    Deliveries deliveries;
    try (SqlJournal journal = SqlJournal.open(folder)) {
      deliveries = new Deliveries(journal, new KilledBeforeItNotes(journal));
      deliveries.record(CARD);
      deliveries.pass(Duration.ZERO);
    }
    assertThat(deliveries.texts()).containsExactly("asked");

    try (SqlJournal journal = SqlJournal.open(folder)) {
      deliveries.restart(journal, new KilledBeforeItNotes(journal));
      deliveries.record(LINE);
      deliveries.pass(Duration.ZERO);
    }
    try (SqlJournal journal = SqlJournal.open(folder)) {
      deliveries.restart(journal, journal);
      deliveries.pass(Duration.ofMinutes(1));

      assertThat(journal.errands()).isEmpty();
    }
    assertThat(deliveries.texts()).containsExactly("asked", "first");
    assertThat(deliveries.times(Method.POST)).hasSize(2);
  }

  @Test
  void itSaysOnThreadsOfItsOwnWhatIsRecordedAndEndsWhenItIsClosed() {
    MemoryJournal journal = new MemoryJournal();
    MemorySlack slack = new MemorySlack(InstantSource.system());
    List<String> delivered = new CopyOnWriteArrayList<>();
    try (Outbox outbox =
        Outbox.start(journal, slack, InstantSource.system(), (kind, _) -> delivered.add(kind))) {
      journal.record(
          new Journal.Entry(
              Instant.now(),
              List.of(),
              List.of(),
              Optional.empty(),
              List.of(),
              List.of(CARD, LINE),
              List.of()));
      outbox.wake();

      await().atMost(Duration.ofSeconds(30)).until(() -> delivered.size() == 2);
    }

    assertThat(delivered).containsExactly("card", "line");
    assertThat(slack.messages()).hasSize(2);
  }

  /// Is gone once something was posted.
  private static final class KilledBeforeItNotes implements OutboxStore {
    private final OutboxStore store;
    private boolean killed;

    KilledBeforeItNotes(OutboxStore store) {
      this.store = store;
    }

    @Override
    public List<Errand> errands() {
      return killed ? List.of() : store.errands();
    }

    @Override
    public void note(Errand errand, Result result) {
      killed |= result instanceof Result.Sent && !isKnown(errand);
      if (!killed) {
        store.note(errand, result);
      }
    }

    /// What was looked for and found may be noted.
    private static boolean isKnown(Errand errand) {
      return errand instanceof Errand.Post post && post.tried().isPresent();
    }

    @Override
    public boolean deleted(String channel, String ts) {
      return store.deleted(channel, ts);
    }

    @Override
    public Depth depth() {
      return store.depth();
    }

    @Override
    public List<Failure> failures(int limit) {
      return store.failures(limit);
    }
  }
}
