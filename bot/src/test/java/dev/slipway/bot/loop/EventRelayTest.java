package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.ScriptedReconciler.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.slipway.api.event.EventCursor;
import dev.slipway.api.event.EventPage;
import dev.slipway.bot.reconciler.Asked;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventRelayTest {
  private static final EventCursor FIRST = new EventCursor(Optional.of("f"), 1);
  private static final EventCursor SECOND = new EventCursor(Optional.of("f"), 2);
  private static final Duration AT_ONCE = Duration.ofSeconds(3);

  private final ScriptedReconciler reconciler = new ScriptedReconciler();
  private final List<Asked<EventPage>> heard = new CopyOnWriteArrayList<>();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private EventRelay relay = new EventRelay(reconciler, heard::add, pauses::add);

  @AfterEach
  void stop() {
    relay.close();
  }

  private void askFrom(EventCursor cursor) throws InterruptedException {
    relay.start();
    relay.next(cursor);
  }

  @Test
  void nothingIsAskedBeforeItIsKnownHowFarTheFeedWasRead() {
    relay.start();
    reconciler.answer(page("f", 1));

    assertThat(reconciler.asked()).isEmpty();
    assertThat(heard).isEmpty();
  }

  @Test
  void theNextPageIsAskedForWhenTheOneBeforeWasRecorded() throws InterruptedException {
    askFrom(FIRST);
    reconciler.answer(page("f", 2));
    await().atMost(AT_ONCE).until(() -> heard.size() == 1);
    assertThat(reconciler.asked()).containsExactly(FIRST);

    relay.next(SECOND);

    await().atMost(AT_ONCE).until(() -> reconciler.asked().size() == 2);
    assertThat(reconciler.asked()).containsExactly(FIRST, SECOND);
  }

  /// 410: the desk begins anew, and so does the relay.
  @Test
  void aFeedThatIsGoneIsHandedOverAndReadFromItsBeginning() throws InterruptedException {
    askFrom(FIRST);
    reconciler.answer(new Asked.Gone<>());
    await().atMost(AT_ONCE).until(() -> heard.size() == 1);
    assertThat(heard).singleElement().isInstanceOf(Asked.Gone.class);
    assertThat(pauses).isEmpty();

    relay.next(EventCursor.BEGINNING);

    await().atMost(AT_ONCE).until(() -> reconciler.asked().size() == 2);
    assertThat(reconciler.asked().getLast()).isEqualTo(EventCursor.BEGINNING);
  }

  @Test
  void whileTheReconcilerIsAwayItIsAskedEverMoreRarely() throws InterruptedException {
    askFrom(FIRST);
    reconciler.isAway(9);
    await().atMost(AT_ONCE).until(() -> pauses.size() == 9);

    assertThat(relay.isAway()).isTrue();
    assertThat(heard).isEmpty();
    assertThat(pauses.stream().map(Duration::toMillis).toList())
        .containsExactly(250L, 500L, 1_000L, 2_000L, 4_000L, 8_000L, 15_000L, 15_000L, 15_000L);
    assertThat(reconciler.asked()).containsOnly(FIRST);
  }

  @Test
  void onceItAnswersAgainNothingIsLeftOfThePauses() throws InterruptedException {
    askFrom(FIRST);
    reconciler.isAway(5);
    reconciler.answer(page("f", 2));
    await().atMost(AT_ONCE).until(() -> heard.size() == 1);
    assertThat(relay.isAway()).isFalse();

    relay.next(SECOND);
    reconciler.isAway(1);

    await().atMost(AT_ONCE).until(() -> pauses.size() == 6);
    assertThat(pauses.getLast()).isEqualTo(Duration.ofMillis(250));
  }

  @Test
  void aFaultDoesNotEndIt() throws InterruptedException {
    reconciler.fails(2);
    askFrom(FIRST);
    reconciler.answer(page("f", 2));

    await().atMost(AT_ONCE).until(() -> heard.size() == 1);
    assertThat(pauses).hasSize(2);
  }

  @Test
  void itEndsAtOnceWhileItWaitsForAnEvent() throws InterruptedException {
    askFrom(FIRST);
    await().atMost(AT_ONCE).until(() -> !reconciler.asked().isEmpty());

    assertTimeout(AT_ONCE, relay::close);
  }

  @Test
  void itEndsAtOnceWhileItPauses() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    relay =
        new EventRelay(
            reconciler,
            heard::add,
            pause -> {
              pauses.add(pause);
              never.await();
            });
    askFrom(FIRST);
    reconciler.isAway(1);
    await().atMost(AT_ONCE).until(() -> pauses.size() == 1);

    assertTimeout(AT_ONCE, relay::close);
    assertThat(heard).isEmpty();
  }

  @Test
  void itEndsAtOnceWhileAPageIsRecorded() throws InterruptedException {
    askFrom(FIRST);
    reconciler.answer(page("f", 2));
    await().atMost(AT_ONCE).until(() -> heard.size() == 1);

    assertTimeout(AT_ONCE, relay::close);
  }
}
