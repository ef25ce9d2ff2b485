package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.ScriptedReconciler.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.slipway.api.event.EventCursor;
import dev.slipway.bot.forge.NoForge;
import dev.slipway.bot.journal.Journal.AuditLine;
import dev.slipway.bot.journal.TroubledJournal;
import dev.slipway.bot.journal.memory.MemoryJournal;
import dev.slipway.bot.reconciler.Asked;
import dev.slipway.bot.repository.MemoryEnvironmentsRepository;
import dev.slipway.bot.repository.UnavailableException;
import dev.slipway.bot.slack.Inbound;
import dev.slipway.bot.slack.memory.MemorySlack;
import dev.slipway.bot.source.Sources;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The loop's threads; what a pass decides is the desk's and tested there.
class BotLoopTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-25T09:00:00Z"));
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration AT_ONCE = Duration.ofSeconds(3);

  private final MemoryJournal kept = new MemoryJournal();
  private final TroubledJournal journal = new TroubledJournal(kept, _ -> {});
  private final MemoryEnvironmentsRepository repository = Environments.usual();
  private final ScriptedReconciler reconciler = new ScriptedReconciler();
  private final AtomicInteger recorded = new AtomicInteger();
  private final BotLoop loop =
      new BotLoop(
          new BotLoop.Parts(
              journal,
              repository,
              reconciler,
              new Worker(
                  new Worker.Parts(
                      reconciler,
                      repository,
                      new NoForge(),
                      Sources.NONE,
                      new MemorySlack(CLOCK),
                      () -> Backed.fresh(CLOCK.instant()))),
              new DeskSettings(Optional.empty(), Optional.empty(), Optional.empty(), List.of()),
              _ -> recorded.incrementAndGet(),
              CLOCK));

  @BeforeEach
  void gitIsRead() throws UnavailableException {
    repository.refresh();
  }

  @AfterEach
  void stop() {
    loop.close();
  }

  /// Of nobody whom `slipway.yaml` names: each is audited as refused.
  private void types(String user) {
    kept.receive(
        new Inbound.Typed(
            "Ev" + user,
            user,
            "T1",
            "CDEPLOYS",
            "/deploy",
            "help",
            URI.create("https://hooks.slack.com/commands/" + user),
            "trigger"),
        CLOCK.instant());
  }

  private List<String> refused() {
    return kept.audit().stream().map(AuditLine::actor).toList();
  }

  @Test
  void whatWasReceivedIsDealtWithInItsOrder() {
    loop.start();
    types("U1");
    types("U2");
    types("U3");
    loop.hint();

    await().atMost(SOON).until(() -> kept.received(10).isEmpty());
    assertThat(refused()).containsExactly("U1", "U2", "U3");
    assertThat(recorded.get()).isPositive();
  }

  @Test
  void aPassThatCouldNotBeRecordedIsMadeAgain() {
    types("U1");
    types("U2");
    journal.failNext(false);
    loop.start();

    await().atMost(SOON).until(() -> kept.received(10).isEmpty());
    assertThat(refused()).containsExactly("U1", "U2");
  }

  @Test
  void aPassThatWasRecordedAlthoughItFailedIsNotMadeTwice() {
    types("U1");
    journal.failNext(true);
    loop.start();
    await().atMost(SOON).until(() -> kept.received(10).isEmpty());
    types("U2");
    loop.hint();

    await().atMost(SOON).until(() -> kept.received(10).isEmpty());
    assertThat(refused()).containsExactly("U1", "U2");
  }

  @Test
  void theFeedIsReadOnWhenAPageWasRecorded() {
    loop.start();
    reconciler.answer(page("f", 7));

    await().atMost(SOON).until(() -> reconciler.asked().size() == 2);
    assertThat(reconciler.asked())
        .containsExactly(EventCursor.BEGINNING, new EventCursor(Optional.of("f"), 7));
    assertThat(kept.cursor()).isEqualTo(new EventCursor(Optional.of("f"), 7));
  }

  @Test
  void aFeedThatIsGoneIsReadFromItsBeginning() {
    loop.start();
    reconciler.answer(page("f", 7));
    reconciler.answer(new Asked.Gone<>());
    reconciler.answer(page("g", 2));

    await().atMost(SOON).until(() -> reconciler.asked().size() == 4);
    assertThat(reconciler.asked())
        .containsExactly(
            EventCursor.BEGINNING,
            new EventCursor(Optional.of("f"), 7),
            EventCursor.BEGINNING,
            new EventCursor(Optional.of("g"), 2));
  }

  @Test
  void aReconcilerThatIsAwayKeepsNobodyWaiting() {
    loop.start();
    reconciler.isAway(3);
    await().atMost(SOON).until(loop::isReconcilerAway);
    types("U1");
    loop.hint();

    await().atMost(SOON).until(() -> kept.received(10).isEmpty());
  }

  @Test
  void itEndsAtOnceWhileNothingHappens() {
    loop.start();
    await().atMost(SOON).until(() -> !reconciler.asked().isEmpty());

    assertTimeout(AT_ONCE, loop::close);
  }

  @Test
  void itEndsAtOnceWhileItRestsAfterAFailedPass() {
    types("U1");
    journal.failNext(false);
    loop.start();

    assertTimeout(AT_ONCE, loop::close);
  }

  @Test
  void oneThatNeverBeganEndsToo() {
    assertTimeout(AT_ONCE, loop::close);
  }
}
