package dev.slipway.bot.incident;

import dev.slipway.bot.incident.IncidentState.Acknowledged;
import dev.slipway.bot.incident.IncidentState.Open;
import dev.slipway.bot.incident.IncidentState.Resolved;
import dev.slipway.bot.incident.IncidentState.Silenced;
import dev.slipway.environments.language.Escalation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The life of an incident.
///
/// ```
///          +------ lapsed, escalated, handed over -------+
///          v                                             |
/// ----> open ----------------------------------> acknowledged
///        ^ | \                                     ^  |
///        | |  +----------> silenced ---------------+  |
///        | |                |  |                      |
///        | +--- over -------|--+----------------------+--> resolved
///        +-- silence over --+                                 |
///        +------------- opened again -------------------------+
/// ```
///
/// 1. While it is open, the steps of its escalation are called one after another, at most five
///    times over. The escalation is the one that held when it was opened; who is on duty is asked
///    at the moment of the call.
/// 2. A call is ordered once: a call's key names the incident, the beginning, the round, the step
///    and whom it goes to. What was seen once more calls nobody.
/// 3. Nobody is left out. After downtime the step that was due is called, late and saying so, and
///    the rest follow at their own distances; none is skipped, and they do not come all at once.
/// 4. A clock that is put back calls nobody anew; the running wait begins again.
/// 5. Acknowledging stops the calls until it lapses; silencing until its end. Then it begins anew.
/// 6. It is resolved once; what is seen again shortly after opens it again.
///
/// A signal that means nothing in a state changes nothing: signals may come twice, late and in any
/// order.
public final class IncidentMachine {
  public static final Duration LONGEST_SILENCE = Duration.ofHours(24);

  /// How long after its end what is seen again belongs to a resolved incident.
  public static final Duration REOPENS_WITHIN = Duration.ofMinutes(10);

  static final int LONGEST_NOTE = 1_000;

  private IncidentMachine() {}

  /// Opens it, and calls the first step.
  public static Transition begin(Opening opening, Duty duty, Instant now) {
    Optional<Escalation> escalation = duty.escalation(opening.about());
    Transition called = new Caller(duty, now).call(Incident.of(opening, escalation));
    Transition begun =
        escalation.isPresent() ? called : called.after(new IncidentEvent.NobodyToCall());
    return begun.after(new IncidentEvent.Opened()).inTimeline(now);
  }

  /// Whether what is seen under the key of that incident belongs to it. Otherwise it is a new one.
  public static boolean takes(IncidentState state, Instant now) {
    return switch (state) {
      case Open _, Acknowledged _, Silenced _ -> true;
      case Resolved resolved -> now.isBefore(resolved.at().plus(REOPENS_WITHIN));
    };
  }

  public static Transition on(IncidentState state, IncidentSignal signal, Instant now) {
    Transition decided =
        switch (state) {
          case Open open -> open(open, signal, now);
          case Acknowledged acknowledged -> acknowledged(acknowledged, signal, now);
          case Silenced silenced -> silenced(silenced, signal, now);
          case Resolved resolved -> resolved(resolved, signal, now);
        };
    return decided.inTimeline(now);
  }

  private static Transition open(Open state, IncidentSignal signal, Instant now) {
    return switch (signal) {
      case IncidentSignal.Due(Duty duty) ->
          state.next().map(timer -> due(state, timer, duty, now)).orElse(Transition.to(state));
      default -> unresolved(state, signal, now);
    };
  }

  private static Transition due(Open state, Timer timer, Duty duty, Instant now) {
    if (timer.isAhead(now)) {
      Optional<Timer> again = Optional.of(timer.setAgain(now));
      return Transition.to(new Open(state.incident(), again, state.asked()));
    }
    if (!timer.isDue(now)) {
      return Transition.to(state);
    }
    return state.incident().calling().next().isPresent()
        ? new Caller(duty, now, Duration.between(timer.due(), now)).call(state.incident())
        : Transition.to(
            new Open(state.incident(), Optional.empty(), state.asked()),
            new IncidentEvent.AllCalled());
  }

  private static Transition acknowledged(Acknowledged state, IncidentSignal signal, Instant now) {
    return switch (signal) {
      case IncidentSignal.Acknowledge(String by)
          when by.equals(state.by()) && state.lapses().isEmpty() ->
          Transition.refuse(state, Refusal.ACKNOWLEDGED_BEFORE);
      case IncidentSignal.Due(Duty duty) ->
          state.lapses().map(timer -> lapse(state, timer, duty, now)).orElse(Transition.to(state));
      default -> unresolved(state, signal, now);
    };
  }

  private static Transition lapse(Acknowledged state, Timer timer, Duty duty, Instant now) {
    if (timer.isAhead(now)) {
      Optional<Timer> again = Optional.of(timer.setAgain(now));
      return Transition.to(new Acknowledged(state.incident(), state.by(), again));
    }
    return timer.isDue(now)
        ? anew(state, duty, now).after(new IncidentEvent.AcknowledgementLapsed(state.by()))
        : Transition.to(state);
  }

  private static Transition silenced(Silenced state, IncidentSignal signal, Instant now) {
    return switch (signal) {
      case IncidentSignal.Due _ when state.until().isAhead(now) ->
          Transition.to(new Silenced(state.incident(), state.by(), state.until().setAgain(now)));
      case IncidentSignal.Due(Duty duty) when state.until().isDue(now) ->
          anew(state, duty, now).after(new IncidentEvent.SilenceEnded());
      case IncidentSignal.Due _ -> Transition.to(state);
      default -> unresolved(state, signal, now);
    };
  }

  /// What means the same wherever it stands, as long as it is not over.
  private static Transition unresolved(IncidentState state, IncidentSignal signal, Instant now) {
    Incident incident = state.incident();
    return switch (signal) {
      case IncidentSignal.Fired _ ->
          Transition.to(
              state.of(incident.firedAgain(now)),
              new IncidentEvent.FiredAgain(incident.firings().count() + 1));
      case IncidentSignal.Acknowledge(String by) -> acknowledge(incident, by, now);
      case IncidentSignal.Escalate escalate -> escalate(state, escalate, now);
      case IncidentSignal.Silence silence -> silence(state, silence, now);
      case IncidentSignal.Reassign reassign -> reassign(state, reassign, now);
      case IncidentSignal.SourceResolved() ->
          incident.opening().cause().endsByItself()
              ? resolve(incident, Optional.empty(), now)
              : Transition.to(state);
      case IncidentSignal.Resolve(String by) -> resolve(incident, Optional.of(by), now);
      case IncidentSignal.Reopen _ -> Transition.refuse(state, Refusal.NOT_RESOLVED);
      case IncidentSignal.Connect _, IncidentSignal.Note _, IncidentSignal.Due _ ->
          added(state, signal);
    };
  }

  private static Transition resolved(Resolved state, IncidentSignal signal, Instant now) {
    return switch (signal) {
      case IncidentSignal.Fired(Duty duty) ->
          takes(state, now)
              ? reopen(state.of(state.incident().firedAgain(now)), Optional.empty(), duty, now)
              : Transition.to(state);
      case IncidentSignal.Reopen(String by, Duty duty) -> reopen(state, Optional.of(by), duty, now);
      case IncidentSignal.Acknowledge _,
          IncidentSignal.Escalate _,
          IncidentSignal.Silence _,
          IncidentSignal.Reassign _,
          IncidentSignal.Resolve _ ->
          Transition.refuse(state, Refusal.RESOLVED);
      case IncidentSignal.Connect _,
          IncidentSignal.Note _,
          IncidentSignal.SourceResolved _,
          IncidentSignal.Due _ ->
          added(state, signal);
    };
  }

  private static Transition acknowledge(Incident incident, String by, Instant now) {
    Optional<Timer> lapses =
        incident
            .calling()
            .escalation()
            .flatMap(Escalation::acknowledgementLapses)
            .map(length -> Timer.of(now, length));
    return Transition.to(
        new Acknowledged(incident.acknowledgedAt(now), by, lapses),
        new IncidentEvent.AcknowledgementGiven(by));
  }

  private static Transition escalate(
      IncidentState state, IncidentSignal.Escalate signal, Instant now) {
    Incident incident = state.incident();
    if (incident.calling().escalation().isEmpty()) {
      return Transition.refuse(state, Refusal.NOBODY_TO_CALL);
    }
    return new Caller(signal.duty(), now)
        .call(incident.calling(incident.calling().onward()))
        .after(new IncidentEvent.EscalatedBy(signal.by()));
  }

  private static Transition silence(
      IncidentState state, IncidentSignal.Silence signal, Instant now) {
    Duration length = signal.length();
    if (!length.isPositive() || length.compareTo(LONGEST_SILENCE) > 0) {
      return Transition.refuse(state, Refusal.SILENCE_TOO_LONG);
    }
    Timer until = Timer.of(now, length);
    return Transition.to(
        new Silenced(state.incident(), signal.by(), until),
        new IncidentEvent.SilencedBy(signal.by(), until.due()));
  }

  /// Whoever shall have it is called at once, and has the first step's time to say so; then it
  /// begins anew.
  private static Transition reassign(
      IncidentState state, IncidentSignal.Reassign signal, Instant now) {
    if (signal.to().equals(signal.by())) {
      return acknowledge(state.incident(), signal.by(), now);
    }
    if (!signal.duty().knows(signal.to())) {
      return Transition.refuse(state, Refusal.UNKNOWN_PERSON);
    }
    Incident incident = state.incident().calling(state.incident().calling().anew());
    Optional<Timer> answer =
        incident
            .calling()
            .escalation()
            .map(escalation -> Timer.of(now, escalation.steps().getFirst().untilNext()));
    Transition handed =
        Transition.to(
            new Open(incident, answer, Optional.of(signal.to())),
            new IncidentEvent.HandedOver(signal.by(), signal.to()));
    return handed.with(Call.handedTo(incident, signal.to()));
  }

  private static Transition resolve(Incident incident, Optional<String> by, Instant now) {
    return Transition.to(new Resolved(incident, by, now), new IncidentEvent.IncidentResolved(by));
  }

  private static Transition reopen(
      IncidentState state, Optional<String> by, Duty duty, Instant now) {
    return anew(state, duty, now).after(new IncidentEvent.IncidentReopened(by));
  }

  private static Transition anew(IncidentState state, Duty duty, Instant now) {
    Incident incident = state.incident();
    return new Caller(duty, now).call(incident.calling(incident.calling().anew()));
  }

  /// Links and notes, which may also come when it is over.
  private static Transition added(IncidentState state, IncidentSignal signal) {
    Optional<IncidentEvent> event =
        switch (signal) {
          case IncidentSignal.Connect(String by, Link link) ->
              Optional.of(new IncidentEvent.Linked(by, link));
          case IncidentSignal.Note(String by, String text, Optional<String> message) ->
              Optional.of(new IncidentEvent.NoteTaken(by, shortened(text), message));
          default -> Optional.empty();
        };
    return event
        .filter(each -> !state.incident().timeline().holds(each))
        .map(each -> Transition.to(state, each))
        .orElse(Transition.to(state));
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_NOTE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_NOTE));
  }
}
