package dev.slipway.bot.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.event.EventCursor;
import dev.slipway.bot.following.Following;
import dev.slipway.bot.incident.About;
import dev.slipway.bot.incident.Cause;
import dev.slipway.bot.incident.Duty;
import dev.slipway.bot.incident.IncidentId;
import dev.slipway.bot.incident.IncidentMachine;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.incident.Opening;
import dev.slipway.bot.incident.Severity;
import dev.slipway.bot.journal.Journal.Entry;
import dev.slipway.bot.journal.Journal.LockSeen;
import dev.slipway.bot.journal.Journal.Received;
import dev.slipway.bot.outbox.Outgoing;
import dev.slipway.bot.request.Actor;
import dev.slipway.bot.request.Ask;
import dev.slipway.bot.request.Ending;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.slack.Inbound;
import dev.slipway.environments.language.OnCall;
import dev.slipway.environments.language.Roster;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every journal of the bot promises.
public abstract class JournalContract {
  protected static final Instant NOW = Instant.parse("2026-11-25T09:00:00.123Z");
  protected static final Place PLACE = new Place("staging", "frontend");
  private static final Specimens SPECIMENS = new Specimens();

  private Journal journal;

  /// A new, empty journal.
  protected abstract Journal open();

  @BeforeEach
  void begin() {
    journal = open();
  }

  @AfterEach
  void end() {
    journal.close();
  }

  protected static Entry requests(RequestState... states) {
    return new Entry(
        NOW, List.of(states), List.of(), Optional.empty(), List.of(), List.of(), List.of());
  }

  protected static Entry done(Long... numbers) {
    return new Entry(
        NOW, List.of(), List.of(), Optional.empty(), List.of(numbers), List.of(), List.of());
  }

  private static Entry followings(Following... followings) {
    return new Entry(
        NOW, List.of(), List.of(followings), Optional.empty(), List.of(), List.of(), List.of());
  }

  protected static Entry outgoing(Outgoing... outgoing) {
    return new Entry(
        NOW, List.of(), List.of(), Optional.empty(), List.of(), List.of(outgoing), List.of());
  }

  protected static Inbound visit(String id) {
    return new Inbound.Visited(id, "U1", "T1");
  }

  protected static RequestState planning(String id, Place place, Instant at) {
    return new RequestState.Planning(
        new Ask(
            new RequestId(id),
            place,
            "1.4.2",
            new Actor("ada", "U1"),
            "C1",
            new Ask.Origin("C1", Optional.empty()),
            at,
            Optional.empty()));
  }

  protected static RequestState ended(RequestState state) {
    return new RequestState.Ended(
        state.ask(), Optional.empty(), List.of(), new Ending.Expired(), NOW);
  }

  @Test
  void everyKindOfInboundComesBackAsItWasInOrder() {
    List<Inbound> all = SPECIMENS.of(Inbound.class);
    List<Inbound> named =
        IntStream.range(0, all.size()).mapToObj(i -> renamed(all.get(i), "id-" + i)).toList();

    named.forEach(inbound -> assertThat(journal.receive(inbound, NOW)).isTrue());

    assertThat(journal.received(1_000)).extracting(Received::inbound).isEqualTo(named);
    assertThat(journal.received(1_000)).extracting(Received::at).containsOnly(NOW);
    assertThat(all).hasSizeGreaterThan(15);
  }

  private static Inbound renamed(Inbound inbound, String id) {
    return switch (inbound) {
      case Inbound.Typed(
              _,
              var user,
              var team,
              var channel,
              var command,
              var text,
              var url,
              var t) ->
          new Inbound.Typed(id, user, team, channel, command, text, url, t);
      case Inbound.Reacted(_, var user, var team, var channel, var ts, var name, var added) ->
          new Inbound.Reacted(id, user, team, channel, ts, name, added);
      case Inbound.Pressed(
              _,
              var user,
              var team,
              var channel,
              var ts,
              var action,
              var value,
              var url,
              var t) ->
          new Inbound.Pressed(id, user, team, channel, ts, action, value, url, t);
      case Inbound.Sent(_, var user, var team, var callback, var memory, var values) ->
          new Inbound.Sent(id, user, team, callback, memory, values);
      case Inbound.Visited(_, var user, var team) -> new Inbound.Visited(id, user, team);
      case Inbound.Deleted(_, var user, var channel, var ts) ->
          new Inbound.Deleted(id, user, channel, ts);
      case Inbound.Alerted(_, var group) -> new Inbound.Alerted(id, group);
    };
  }

  /// C4
  @Test
  void theSameIdIsReceivedOnceAlsoAfterItWasDealtWith() {
    assertThat(journal.receive(visit("Ev1"), NOW)).isTrue();
    assertThat(journal.receive(visit("Ev1"), NOW)).isFalse();

    journal.record(done(journal.received(1).getFirst().number()));

    assertThat(journal.receive(visit("Ev1"), NOW.plus(Duration.ofDays(7)))).isFalse();
    assertThat(journal.received(10)).isEmpty();
  }

  @Test
  void anIdIsForgottenAfterNineDays() {
    journal.receive(visit("Ev1"), NOW);
    journal.record(done(journal.received(1).getFirst().number()));

    assertThat(journal.receive(visit("Ev1"), NOW.plus(Duration.ofDays(9)))).isTrue();
  }

  @Test
  void whatWasDealtWithIsGoneAndItsNumberIsNotGivenAgain() {
    journal.receive(visit("Ev1"), NOW);
    journal.receive(visit("Ev2"), NOW);
    Received second = journal.received(10).getLast();

    journal.record(done(second.number()));
    journal.receive(visit("Ev3"), NOW);

    assertThat(journal.received(10))
        .extracting(one -> one.inbound().id())
        .containsExactly("Ev1", "Ev3");
    assertThat(journal.received(10).getLast().number()).isGreaterThan(second.number());
    assertThat(journal.received(1)).hasSize(1);
  }

  @Test
  void manyReceiveAtOnceAndEachIdCountsOnce() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 200)
          .forEach(i -> threads.submit(() -> journal.receive(visit("Ev" + i % 50), NOW)));
    }

    assertThat(journal.received(1_000)).hasSize(50);
  }

  @Test
  void everyKindOfRequestComesBackAsItWas() {
    List<RequestState> all = SPECIMENS.of(RequestState.class);

    for (RequestState state : all) {
      journal.record(requests(state));

      assertThat(journal.request(state.ask().id())).contains(state);
    }
    assertThat(all).hasSizeGreaterThan(15);
  }

  @Test
  void openRequestsComeOldestFirstAndEndedOnesNot() {
    RequestState newer = planning("r-bbbb", PLACE, NOW.plusSeconds(1));
    RequestState older = planning("r-cccc", PLACE, NOW);
    RequestState over = ended(planning("r-dddd", PLACE, NOW));

    journal.record(requests(newer, older, over));

    assertThat(journal.openRequests()).containsExactly(older, newer);
  }

  @Test
  void theRequestsOfAPlaceComeNewestFirst() {
    RequestState older = planning("r-aaaa", PLACE, NOW);
    RequestState newer = planning("r-bbbb", PLACE, NOW.plusSeconds(1));
    RequestState elsewhere = planning("r-cccc", new Place("production", "frontend"), NOW);

    journal.record(requests(older, newer, elsewhere));

    assertThat(journal.requests(PLACE, 10)).containsExactly(newer, older);
    assertThat(journal.requests(PLACE, 1)).containsExactly(newer);
  }

  @Test
  void everyKindOfFollowingComesBackAndOnesThatAreOverAreNotOpen() {
    List<Following> all = SPECIMENS.of(Following.class);

    for (Following following : all) {
      journal.record(followings(following));

      assertThat(journal.following(following.rollout())).contains(following);
      assertThat(journal.openFollowings().contains(following))
          .isEqualTo(!following.phase().isOver());
      assertThat(journal.followings(following.place(), 1_000)).contains(following);
      assertThat(journal.followings(new Place("elsewhere", "other"), 1_000)).isEmpty();
    }
  }

  @Test
  void theCursorIsKeptWithWhatWasDoneForIt() {
    EventCursor read = new EventCursor(Optional.of("feed"), 7);
    RequestState state = planning("r-aaaa", PLACE, NOW);
    assertThat(journal.cursor()).isEqualTo(EventCursor.BEGINNING);

    journal.record(
        new Entry(
            NOW, List.of(state), List.of(), Optional.of(read), List.of(), List.of(), List.of()));
    journal.record(requests(ended(state)));

    assertThat(journal.cursor()).isEqualTo(read);
    assertThat(journal.request(state.ask().id())).contains(ended(state));
  }

  @Test
  void nothingStandsWhereNothingWasPosted() {
    assertThat(journal.cardAt("C1", "1.2")).isEmpty();
    assertThat(journal.request(new RequestId("r-zzzz"))).isEmpty();
    assertThat(journal.following("ro-1")).isEmpty();
  }

  @Test
  void aLockKeepsSinceWhenItWasSeenAndWhetherItsOwnerWasReminded() {
    Instant since = NOW.truncatedTo(ChronoUnit.MILLIS);
    LockSeen seen = new LockSeen("kx", since, LockSeen.Reminder.TO_COME);
    LockSeen other = new LockSeen("ka", since.plusMillis(1), LockSeen.Reminder.TO_COME);
    journal.record(locks(seen, other));
    LockSeen reminded = new LockSeen("kx", since, LockSeen.Reminder.SAID);
    journal.record(locks(reminded));

    assertThat(journal.locksSeen()).containsExactly(reminded, other);
  }

  @Test
  void theRolloutsOfAllPlacesComeOldestFirstFromATimeOn() {
    List<Following> all = SPECIMENS.of(Following.class);
    Following known = all.getFirst();
    Following before = begun(known, "ro-1", "staging", NOW.minusMillis(1));
    Following first = begun(known, "ro-3", "staging", NOW);
    Following second = begun(known, "ro-2", "production", NOW.plusSeconds(1));

    journal.record(followings(second, before, first));

    assertThat(journal.followingsSince(NOW)).containsExactly(first, second);
  }

  private static Following begun(Following known, String id, String environment, Instant at) {
    return new Following(
        id,
        new Place(environment, "frontend"),
        known.strategy(),
        known.baseline(),
        known.candidate(),
        known.commit(),
        known.author(),
        known.subject(),
        known.requests(),
        known.skipped(),
        at,
        known.phase(),
        known.weight(),
        known.step(),
        known.steps(),
        known.served(),
        known.waiting(),
        known.end());
  }

  @Test
  void everyKindOfIncidentComesBackAndResolvedOnesAreNotOpen() {
    List<IncidentState> all = SPECIMENS.of(IncidentState.class);

    for (IncidentState state : all) {
      journal.record(incidents(state));

      assertThat(journal.incident(state.id())).contains(state);
      assertThat(journal.openIncidents().contains(state)).isEqualTo(!state.isResolved());
    }
    assertThat(all).hasSizeGreaterThan(15);
  }

  @Test
  void ofSeveralIncidentsUnderOneKeyTheNewestIsFound() {
    IncidentState older = opened("i-20261102-0900-aaaa", "group", NOW);
    IncidentState newer = opened("i-20261102-0901-bbbb", "group", NOW.plusSeconds(60));
    IncidentState other = opened("i-20261102-0902-cccc", "other", NOW.plusSeconds(120));
    String key = older.incident().opening().key();
    assertThat(journal.newestIncident(key)).isEmpty();

    journal.record(incidents(newer, older, other));

    assertThat(journal.newestIncident(key)).contains(newer);
    assertThat(journal.incidentsSince(NOW.plusSeconds(60))).containsExactly(newer, other);
    assertThat(journal.openIncidents()).containsExactly(older, newer, other);
  }

  private static IncidentState opened(String id, String group, Instant at) {
    Opening opening =
        new Opening(
            new IncidentId(id),
            Severity.MAJOR,
            new Cause.Alerts(group, "it burns", Optional.of("https://example.com/runbook")),
            About.NOTHING_KNOWN,
            at);
    return IncidentMachine.begin(opening, new Duty(OnCall.NOBODY, Roster.EMPTY), at).next();
  }

  private static Entry incidents(IncidentState... states) {
    return beside(List.of(), Optional.empty(), List.of(states));
  }

  @Test
  void theNewestDigestThatWasDealtWithIsKept() {
    assertThat(journal.digestDealtWith()).isEmpty();

    journal.record(digest(NOW));
    journal.record(digest(NOW.plus(Duration.ofDays(1))));
    journal.record(done());

    assertThat(journal.digestDealtWith()).contains(NOW.plus(Duration.ofDays(1)));
  }

  private static Entry digest(Instant due) {
    return beside(List.of(), Optional.of(due), List.of());
  }

  private static Entry locks(LockSeen... locks) {
    return beside(List.of(locks), Optional.empty(), List.of());
  }

  private static Entry beside(
      List<LockSeen> locks, Optional<Instant> digest, List<IncidentState> incidents) {
    return new Entry(
        NOW,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        locks,
        digest,
        incidents,
        List.of());
  }
}
