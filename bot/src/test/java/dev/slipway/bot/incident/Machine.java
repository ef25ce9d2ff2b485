package dev.slipway.bot.incident;

import dev.slipway.bot.incident.IncidentState.Acknowledged;
import dev.slipway.bot.incident.IncidentState.Open;
import dev.slipway.bot.incident.IncidentState.Resolved;
import dev.slipway.environments.language.OnCall;
import dev.slipway.environments.language.Schedule;
import dev.slipway.storage.JournalCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The machine and what carries it, with at most one bug.
///
/// @param bug what goes wrong
record Machine(Bug bug) {
  private static final JournalCodec CODEC = new JournalCodec();

  Transition begin(Opening opening, Duty duty, Instant now) {
    return wrong(IncidentMachine.begin(opening, seen(duty), now));
  }

  boolean takes(IncidentState state, Instant now) {
    return (bug != Bug.SECOND_INCIDENT || !state.isResolved()) && IncidentMachine.takes(state, now);
  }

  /// Whether the machine is told that time has passed.
  boolean isRipe(Timer timer, Instant now) {
    return bug == Bug.CLOCK_NOT_NOTICED ? timer.isDue(now) : timer.isRipe(now);
  }

  /// From the journal.
  IncidentState restarted(IncidentState state) {
    IncidentState read = CODEC.read(IncidentState.class, CODEC.write(IncidentState.class, state));
    if (bug == Bug.TIMER_NOT_STORED && read instanceof Open(Incident incident, _, var asked)) {
      return new Open(incident, Optional.empty(), asked);
    }
    if (bug == Bug.RESTART_BEGINS_ANEW && read.incident().calling().next().isPresent()) {
      Calling calling = read.incident().calling();
      return read.of(
          read.incident()
              .calling(
                  new Calling(calling.escalation(), calling.begun(), Optional.of(Rung.FIRST))));
    }
    return read;
  }

  Transition on(IncidentState state, IncidentSignal signal, Instant now) {
    Transition right = IncidentMachine.on(state, seen(signal), now);
    return switch (bug) {
      case FIRED_CALLS_AGAIN ->
          signal instanceof IncidentSignal.Fired && state instanceof Open
              ? withCalls(right, again(state))
              : right;
      case ACKNOWLEDGEMENT_LOST ->
          signal instanceof IncidentSignal.Acknowledge && state instanceof Open(_, var next, var to)
              ? withState(right, new Open(right.next().incident(), next, to))
              : right;
      case NEVER_LAPSES ->
          signal instanceof IncidentSignal.Due && state instanceof Acknowledged
              ? Transition.to(state)
              : right;
      case DOWNTIME_SKIPS -> skipped(state, signal, now).orElse(right);
      case ROUNDS_WITHOUT_END ->
          right.events().contains(new IncidentEvent.AllCalled())
              ? IncidentMachine.on(
                  state, new IncidentSignal.Escalate("nobody", dutyOf(signal)), now)
              : right;
      case RESOLVED_TWICE ->
          signal instanceof IncidentSignal.SourceResolved && state instanceof Resolved
              ? right.after(new IncidentEvent.IncidentResolved(Optional.empty()))
              : right;
      case LAST_ACKNOWLEDGEMENT_MEASURED ->
          signal instanceof IncidentSignal.Acknowledge && right.refusal().isEmpty()
              ? withState(right, right.next().of(acknowledged(right.next().incident(), now)))
              : right;
      default -> wrong(right);
    };
  }

  private Transition wrong(Transition right) {
    return switch (bug) {
      case ONE_LEFT_OUT ->
          right.calls().size() > 1
              ? withCalls(right, right.calls().subList(0, right.calls().size() - 1))
              : right;
      case GAP_WAITS -> {
        List<Call> first = new ArrayList<>(right.calls());
        first.removeIf(call -> !call.rung().equals(right.calls().getFirst().rung()));
        yield withCalls(right, first);
      }
      default -> right;
    };
  }

  private Duty seen(Duty duty) {
    if (bug != Bug.OVERRIDES_IGNORED) {
      return duty;
    }
    SortedMap<String, Schedule> bare = new TreeMap<>();
    duty.onCall()
        .schedules()
        .forEach((name, schedule) ->
            bare.put(name, new Schedule(name, schedule.zone(), schedule.layers(), List.of())));
    return new Duty(new OnCall(bare, duty.onCall().escalations()), duty.roster());
  }

  private IncidentSignal seen(IncidentSignal signal) {
    return switch (signal) {
      case IncidentSignal.Due(Duty duty) -> new IncidentSignal.Due(seen(duty));
      case IncidentSignal.Fired(Duty duty) -> new IncidentSignal.Fired(seen(duty));
      case IncidentSignal.Escalate(String by, Duty duty) ->
          new IncidentSignal.Escalate(by, seen(duty));
      case IncidentSignal.Reopen(String by, Duty duty) -> new IncidentSignal.Reopen(by, seen(duty));
      default -> signal;
    };
  }

  private static Duty dutyOf(IncidentSignal signal) {
    return ((IncidentSignal.Due) signal).duty();
  }

  private static List<Call> again(IncidentState state) {
    Rung rung = new Rung(1, 1);
    return List.of(
        Call.of(
            state.incident().calling(state.incident().calling().anew()),
            rung,
            new Recipient.OnePerson("ada")));
  }

  private static Optional<Transition> skipped(
      IncidentState state, IncidentSignal signal, Instant now) {
    if (!(signal instanceof IncidentSignal.Due)
        || !(state instanceof Open(Incident incident, Optional<Timer> next, _))) {
      return Optional.empty();
    }
    return next.filter(timer -> now.isAfter(timer.due().plus(Duration.ofMinutes(20))))
        .flatMap(timer -> incident.calling().next().map(incident.calling()::after))
        .map(calling ->
            Transition.to(
                new Open(
                    incident.calling(calling),
                    Optional.of(Timer.of(now, Duration.ofMinutes(1))),
                    Optional.empty())));
  }

  private static Incident acknowledged(Incident incident, Instant now) {
    return new Incident(
        incident.opening(),
        incident.calling(),
        incident.firings(),
        Optional.of(now),
        incident.timeline());
  }

  private static Transition withCalls(Transition right, List<Call> calls) {
    return new Transition(right.next(), right.events(), calls, right.refusal());
  }

  private static Transition withState(Transition right, IncidentState state) {
    return new Transition(state, right.events(), right.calls(), right.refusal());
  }
}
