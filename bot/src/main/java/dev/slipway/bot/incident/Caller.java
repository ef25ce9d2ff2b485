package dev.slipway.bot.incident;

import dev.slipway.environments.language.Escalation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Calls people, one step at a time.
///
/// 1. The next step is called, and the one behind it is due after this one's wait.
/// 2. A step that was meant for people and reaches none falls to the next at once, which is called
///    too. So it goes until a step reaches somebody or the round is over: a round in which nobody
///    is on call waits like any other, so that all rounds are not gone through in one moment.
/// 3. After the last step of the last round its wait is kept all the same: who was called last has
///    the same time as everybody.
final class Caller {
  private final Duty duty;
  private final Instant now;
  private final Duration late;
  private final List<IncidentEvent> events = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();

  /// @param late how long ago the step should have been called
  Caller(Duty duty, Instant now, Duration late) {
    this.duty = duty;
    this.now = now;
    this.late = late;
  }

  Caller(Duty duty, Instant now) {
    this(duty, now, Duration.ZERO);
  }

  /// @return open, with the next step called; the same incident where nobody is to be called
  Transition call(Incident incident) {
    Calling calling = incident.calling();
    return calling
        .escalation()
        .flatMap(escalation -> calling.next().map(rung -> call(incident, escalation, rung)))
        .orElseGet(() -> open(incident, Optional.empty()));
  }

  private Transition call(Incident incident, Escalation escalation, Rung first) {
    Rung rung = first;
    while (callFallsOn(incident, escalation, rung)) {
      rung = new Rung(rung.round(), rung.step() + 1);
    }
    Timer wait = Timer.of(now, step(escalation, rung).untilNext());
    return open(incident.calling(incident.calling().after(rung)), Optional.of(wait));
  }

  private boolean callFallsOn(Incident incident, Escalation escalation, Rung rung) {
    Duty.Reached reached = duty.reached(step(escalation, rung), now);
    events.add(new IncidentEvent.StepCalled(rung, reached.recipients(), reached.gaps(), late));
    reached.recipients().stream().map(to -> Call.of(incident, rung, to)).forEach(calls::add);
    return reached.isGap() && rung.step() < escalation.steps().size();
  }

  private Transition open(Incident incident, Optional<Timer> next) {
    IncidentState state = new IncidentState.Open(incident, next, Optional.empty());
    return new Transition(state, events, calls, Optional.empty());
  }

  private static Escalation.Step step(Escalation escalation, Rung rung) {
    return escalation.steps().get(rung.step() - 1);
  }
}
