package dev.slipway.bot.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.journal.memory.MemoryJournal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class MessengerTest {
  private static final Told DOWN = new Told.Later("it answered 503", Optional.empty());

  private final MemoryJournal journal = new MemoryJournal();
  private final MemoryNotifier notifier = new MemoryNotifier();
  private final News news = new News();
  private Instant now = Incidents.NOW;

  /// What was heard of dispatches.
  private static final class News implements NoticeListener {
    private final List<String> outcomes = new ArrayList<>();
    private final List<String> givenUp = new ArrayList<>();

    @Override
    public void tried(String name, String outcome) {
      outcomes.add(outcome);
    }

    @Override
    public void givenUp(Dispatch dispatch, String reason) {
      givenUp.add(dispatch.id() + " " + reason);
    }
  }

  private Messenger messenger() {
    return messenger(journal);
  }

  private Messenger messenger(NoticeStore store) {
    return new Messenger("hook", notifier, store, news, () -> now);
  }

  private List<Dispatch> record(IncidentState state) {
    List<Dispatch> dispatches = Incidents.dispatches("hook", state);
    journal.record(NoticeStoreContract.entry(state, dispatches));
    return dispatches;
  }

  /// As often as something is due, in virtual time.
  private void lookUntilNothingWaits(Messenger messenger) {
    Optional<Duration> wait = messenger.look();
    while (wait.isPresent()) {
      now = now.plus(wait.get());
      wait = messenger.look();
    }
  }

  @Test
  void whatWaitsIsToldInOrderAndOnce() {
    List<Dispatch> dispatches = record(Incidents.resolved());
    Messenger messenger = messenger();

    assertThat(messenger.look()).isEmpty();
    assertThat(messenger.look()).isEmpty();

    assertThat(notifier.told()).isEqualTo(dispatches);
    assertThat(news.outcomes).hasSize(dispatches.size()).containsOnly("told");
  }

  @Test
  void whatFailsForNowIsToldAgainAfterAWaitThatGrowsAndNothingOvertakesIt() {
    List<Dispatch> dispatches = record(Incidents.resolved());
    notifier.answering(DOWN, DOWN);
    Messenger messenger = messenger();

    assertThat(messenger.look()).contains(Duration.ofSeconds(5));
    assertThat(messenger.look()).contains(Duration.ofSeconds(5));
    now = now.plusSeconds(5);
    assertThat(messenger.look()).contains(Duration.ofSeconds(10));
    now = now.plusSeconds(10);
    assertThat(messenger.look()).isEmpty();

    assertThat(notifier.told().subList(0, 3)).containsOnly(dispatches.getFirst());
    assertThat(notifier.told().subList(2, 6)).isEqualTo(dispatches);
  }

  @Test
  void whoWantsRestIsLeftAloneForSoLong() {
    record(Incidents.opened());
    notifier.answering(
        new Told.Later("it answered 429", Optional.of(Incidents.NOW.plusSeconds(90))));
    Messenger messenger = messenger();

    assertThat(messenger.look()).contains(Duration.ofSeconds(90));
    now = now.plusSeconds(89);
    messenger.look();
    assertThat(notifier.told()).hasSize(1);

    now = now.plusSeconds(1);
    assertThat(messenger.look()).isEmpty();
  }

  @Test
  void whatIsRefusedForGoodIsGivenUpAtOnceAndSaid() {
    List<Dispatch> dispatches = record(Incidents.opened());
    notifier.answering(new Told.Refused("it answered 404"));

    assertThat(messenger().look()).isEmpty();

    assertThat(news.givenUp).containsExactly(dispatches.getFirst().id() + " it answered 404");
    assertThat(notifier.told()).isEqualTo(dispatches);
  }

  @Test
  void whatNeverSucceedsIsGivenUpAfterAboutTwoHours() {
    List<Dispatch> dispatches = record(Incidents.opened()).subList(0, 1);
    Told[] down = new Told[Waiting.MOST_TRIES];
    Arrays.fill(down, DOWN);
    notifier.answering(down);

    lookUntilNothingWaits(messenger());

    assertThat(news.givenUp)
        .containsExactly(
            dispatches.getFirst().id()
                + " after "
                + Waiting.MOST_TRIES
                + " tries: it answered 503");
    assertThat(Duration.between(Incidents.NOW, now))
        .isBetween(Duration.ofMinutes(110), Duration.ofMinutes(130));
  }

  /// Killed after it was told and before that was noted.
  @Test
  void whatMayHaveArrivedIsToldOnceMoreUnderTheSameId() {
    Dispatch first = record(Incidents.opened()).getFirst();
    NoticeStore killed = new Troubled(journal, Fate.Arrived.class::isInstance, "killed");
    assertThatThrownBy(() -> messenger(killed).look()).hasMessage("killed");
    assertThat(notifier.told()).containsExactly(first);

    now = now.plusSeconds(5);
    assertThat(messenger().look()).isEmpty();

    assertThat(notifier.told()).extracting(Dispatch::id).startsWith(first.id(), first.id());
    assertThat(notifier.told()).hasSize(3);
  }

  /// Nothing is told that could be told again and again without anybody's knowing.
  @Test
  void whatCannotBeNotedIsNotTold() {
    record(Incidents.opened());
    NoticeStore full = new Troubled(journal, _ -> true, "the disk is full");

    assertThatThrownBy(() -> messenger(full).look()).hasMessage("the disk is full");

    assertThat(notifier.told()).isEmpty();
  }

  @Test
  void whoeverKillsTheBotEachTimeIsGivenUp() {
    Dispatch first = record(Incidents.opened()).getFirst();
    journal.note(first, new Fate.Postponed(Waiting.MOST_TRIES, now));

    messenger().look();

    assertThat(news.givenUp).singleElement().asString().startsWith(first.id());
    assertThat(notifier.told()).doesNotContain(first);
  }

  @Test
  void aClockThatIsPutBackKeepsNobodyWaiting() {
    List<Dispatch> dispatches = record(Incidents.opened());
    now = now.minus(Duration.ofDays(1));

    assertThat(messenger().look()).isEmpty();

    assertThat(notifier.told()).isEqualTo(dispatches);
  }

  /// A disk on which some notes cannot be written.
  private record Troubled(MemoryJournal journal, Predicate<Fate> lost, String trouble)
      implements NoticeStore {
    @Override
    public List<Waiting> waiting(String name) {
      return journal.waiting(name);
    }

    @Override
    public void note(Dispatch dispatch, Fate fate) {
      if (lost.test(fate)) {
        throw new IllegalStateException(trouble);
      }
      journal.note(dispatch, fate);
    }

    @Override
    public SortedMap<String, Long> waitingNotices() {
      return journal.waitingNotices();
    }
  }
}
