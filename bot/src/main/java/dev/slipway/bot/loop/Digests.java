package dev.slipway.bot.loop;

import dev.slipway.api.state.EnvironmentStatus;
import dev.slipway.api.state.EnvironmentsStatus;
import dev.slipway.bot.digest.DigestTime;
import dev.slipway.bot.following.Following;
import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.message.DigestPage;
import dev.slipway.bot.message.NumbersLines.Weeks;
import dev.slipway.bot.message.People;
import dev.slipway.bot.message.StopLines;
import dev.slipway.bot.numbers.Change;
import dev.slipway.bot.numbers.Numbers;
import dev.slipway.bot.numbers.Period;
import dev.slipway.bot.outbox.Outgoing;
import dev.slipway.bot.outbox.Outgoing.Priority;
import dev.slipway.bot.reconciler.Asked;
import dev.slipway.bot.request.RequestState;
import dev.slipway.environments.language.EnvironmentDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/// The digest: once a day, in each channel for deployments. That it was told is recorded together
/// with its messages; whoever was not there in time tells it late on the same day.
///
/// What runs is asked for first. While the reconciler does not answer it is asked again, until the
/// day is over.
final class Digests {
  private static final Duration DAY = Duration.ofDays(1);

  /// How many days ago a rollout that ends today may have begun.
  private static final int LOOKED_BACK = 30;

  private final Turn turn;
  private final Journal journal;
  private final DigestTime time;
  private final People people;

  Digests(Turn turn, Journal journal, DigestTime time) {
    this.turn = turn;
    this.journal = journal;
    this.time = time;
    this.people = new People(turn.snapshot().roster());
  }

  /// Before Git was read nobody knows where to tell it.
  void look() {
    if (turn.snapshot().state().isEmpty()) {
      return;
    }
    if (turn.digest().isEmpty()) {
      // A new journal: today's may have been told before the old one was lost.
      turn.digest(time.before(turn.now()));
    }
    turn.digest()
        .flatMap(told -> time.owed(turn.now(), told))
        .ifPresent(due -> turn.owe(new Task.GatherDigest(due)));
    turn.lookAgain(time.after(turn.now()));
  }

  void take(Outcome.DigestGathered gathered) {
    Instant due = gathered.task().due();
    boolean owed =
        turn.digest().flatMap(told -> time.owed(turn.now(), told)).filter(due::equals).isPresent();
    if (owed && gathered.answer() instanceof Asked.Known<EnvironmentsStatus>(var status)) {
      byChannel(status).forEach((channel, environments) -> say(due, channel, environments));
      turn.digest(due);
    }
  }

  private SequencedMap<String, List<EnvironmentStatus>> byChannel(EnvironmentsStatus status) {
    SequencedMap<String, List<EnvironmentStatus>> channels = new LinkedHashMap<>();
    for (EnvironmentStatus environment : status.environments()) {
      turn.snapshot()
          .rules(environment.environment())
          .map(EnvironmentDefinition::channels)
          .flatMap(each -> each.deployments())
          .ifPresent(channel ->
              channels.computeIfAbsent(channel, _ -> new ArrayList<>()).add(environment));
    }
    return channels;
  }

  private void say(Instant due, String channel, List<EnvironmentStatus> environments) {
    LocalDate day = time.day(due);
    DigestPage.of(content(due, environments), people)
        .ifPresent(message ->
            turn.say(
                new Outgoing.Card(
                    Names.digestCard(day.toString(), channel), channel, message, Priority.LOW)));
  }

  private DigestPage.Content content(Instant due, List<EnvironmentStatus> environments) {
    List<String> names = environments.stream().map(EnvironmentStatus::environment).toList();
    return new DigestPage.Content(
        time.day(due),
        environments,
        ended(due, Set.copyOf(names)),
        StopLines.of(
            names.stream().flatMap(name -> turn.snapshot().rules(name).stream()).toList(),
            people,
            turn.now(),
            turn.now().plus(DAY)),
        turn.openRequests().stream()
            .filter(RequestState.AwaitingApproval.class::isInstance)
            .filter(request -> names.contains(request.ask().place().environment()))
            .toList(),
        Optional.of(due).filter(time::closesAWeek).map(_ -> weeks(due, names)));
  }

  private List<Following> ended(Instant due, Set<String> environments) {
    Instant since = time.daysBefore(due, 1);
    return journal.followingsSince(time.daysBefore(due, LOOKED_BACK)).stream()
        .filter(following -> environments.contains(following.place().environment()))
        .filter(following -> following.phase().isOver())
        .filter(following -> following.end().filter(end -> !end.at().isBefore(since)).isPresent())
        .toList();
  }

  private SequencedMap<String, Weeks> weeks(Instant due, List<String> environments) {
    Instant week = time.daysBefore(due, 7);
    Instant twoWeeks = time.daysBefore(due, 14);
    var changes =
        new Changes(journal)
            .endedSince(twoWeeks).stream().collect(Collectors.groupingBy(Change::environment));
    SequencedMap<String, Weeks> weeks = new LinkedHashMap<>();
    for (String environment : environments) {
      List<Change> here = changes.getOrDefault(environment, List.of());
      weeks.put(
          environment,
          new Weeks(
              Numbers.of(here, new Period(week, due)),
              Numbers.of(here, new Period(twoWeeks, week))));
    }
    return weeks;
  }
}
