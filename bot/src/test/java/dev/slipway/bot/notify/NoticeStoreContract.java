package dev.slipway.bot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.journal.Journal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of notices promises, together with the journal that fills it.
public abstract class NoticeStoreContract {
  protected static final Instant NOW = Incidents.NOW;

  private Both both;

  /// A store and the journal that fills it: the same object.
  public record Both(Journal journal, NoticeStore store) {}

  /// A new, empty one.
  protected abstract Both open();

  @BeforeEach
  void begin() {
    both = open();
  }

  @AfterEach
  void end() {
    both.journal().close();
  }

  /// With the state that it tells of.
  protected static Journal.Entry entry(IncidentState state, List<Dispatch> dispatches) {
    return new Journal.Entry(
        NOW,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(state),
        dispatches);
  }

  private List<Dispatch> record(String notifier) {
    IncidentState state = Incidents.resolved();
    List<Dispatch> dispatches = Incidents.dispatches(notifier, state);
    both.journal().record(entry(state, dispatches));
    return dispatches;
  }

  @Test
  void whatAReaderHearsOfAnIncidentComesOneAfterAnother() {
    List<Dispatch> told = record("hook");

    assertThat(both.store().waiting("hook")).containsExactly(Waiting.from(told.getFirst(), NOW));
    for (Dispatch each : told) {
      assertThat(both.store().waiting("hook")).extracting(Waiting::dispatch).containsExactly(each);
      both.store().note(each, new Fate.Arrived());
    }
    assertThat(both.store().waiting("hook")).isEmpty();
  }

  @Test
  void readersDoNotWaitForEachOther() {
    List<Dispatch> hook = record("hook");
    List<Dispatch> room = record("room");

    assertThat(both.store().waiting("hook"))
        .extracting(Waiting::dispatch)
        .containsExactly(hook.getFirst());
    assertThat(both.store().waiting("room"))
        .extracting(Waiting::dispatch)
        .containsExactly(room.getFirst());
    assertThat(both.store().waitingNotices())
        .isEqualTo(Map.of("hook", (long) hook.size(), "room", (long) room.size()));
  }

  @Test
  void whatIsRecordedAgainIsToldOnce() {
    List<Dispatch> told = record("hook");
    both.store().note(told.getFirst(), new Fate.Arrived());
    record("hook");

    assertThat(both.store().waitingNotices()).containsEntry("hook", told.size() - 1L);
  }

  @Test
  void whatIsPostponedWaitsUntilItIsDueAndHoldsUpWhatFollows() {
    List<Dispatch> told = record("hook");
    Instant later = NOW.plusSeconds(40);

    both.store().note(told.getFirst(), new Fate.Postponed(3, later));

    assertThat(both.store().waiting("hook"))
        .containsExactly(new Waiting(told.getFirst(), 3, later));
  }

  @Test
  void whatIsGivenUpHoldsUpNothing() {
    List<Dispatch> told = record("hook");

    both.store().note(told.getFirst(), new Fate.GivenUp("it answered 404"));

    assertThat(both.store().waiting("hook"))
        .extracting(Waiting::dispatch)
        .containsExactly(told.get(1));
  }
}
