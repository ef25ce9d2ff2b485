package dev.slipway.bot.incident;

import dev.slipway.environments.language.Escalation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One incident, counted a second time by simpler means: which calls must come, and what was
/// measured. Steps are numbered through all rounds; there is one timer and a word for the state.
final class SecondCount {
  private final Calendar calendar;
  private final List<Escalation.Step> steps;
  private final int most;
  private final Optional<Duration> lapses;
  private final Instant opened;
  private final List<String> expected = new ArrayList<>();
  private String status = "open";
  private int called;
  private Optional<Instant> since = Optional.empty();
  private Optional<Instant> due = Optional.empty();
  private Optional<Instant> acknowledged = Optional.empty();
  private Optional<Instant> ended = Optional.empty();
  private int ends;
  private int endsSaid;
  private boolean allCalled;

  SecondCount(Calendar calendar, Optional<Escalation> escalation, Instant now) {
    this.calendar = calendar;
    this.steps = escalation.map(Escalation::steps).orElse(List.of());
    this.most = steps.size() * escalation.map(Escalation::rounds).orElse(0);
    this.lapses = escalation.flatMap(Escalation::acknowledgementLapses);
    this.opened = now;
    call(now);
  }

  /// Whether what is seen now belongs to it.
  boolean takes(Instant now) {
    return ended.map(end -> now.isBefore(end.plusSeconds(600))).orElse(true);
  }

  void on(IncidentSignal signal, Instant now) {
    expected.clear();
    allCalled = false;
    boolean over = status.equals("resolved");
    switch (signal) {
      case IncidentSignal.Fired _ when over && takes(now) -> anew(now);
      case IncidentSignal.Reopen _ when over -> anew(now);
      case IncidentSignal.Due _ when due.isPresent() -> due(now);
      case IncidentSignal.Acknowledge _ when !over && !isHeldForGood(signal) -> {
        status = "acknowledged by " + ((IncidentSignal.Acknowledge) signal).by();
        acknowledged = acknowledged.or(() -> Optional.of(now));
        set(now, lapses);
      }
      case IncidentSignal.Escalate _ when !over && !steps.isEmpty() -> {
        called = called == most ? 0 : called;
        call(now);
      }
      case IncidentSignal.Silence(_, Duration length) when !over -> {
        status = "silenced";
        set(now, Optional.of(length));
      }
      case IncidentSignal.Reassign(_, String to, _) when !over -> {
        status = "open";
        called = 0;
        expected.add("handed person/" + to);
        set(now, steps.stream().findFirst().map(Escalation.Step::untilNext));
      }
      case IncidentSignal.Resolve _, IncidentSignal.SourceResolved _ when !over -> {
        status = "resolved";
        ended = Optional.of(now);
        ends++;
        set(now, Optional.empty());
      }
      default -> {}
    }
  }

  private boolean isHeldForGood(IncidentSignal signal) {
    return signal instanceof IncidentSignal.Acknowledge(String by)
        && status.equals("acknowledged by " + by)
        && lapses.isEmpty();
  }

  private void due(Instant now) {
    if (now.isBefore(since.orElseThrow())) {
      set(now, Optional.of(Duration.between(since.orElseThrow(), due.orElseThrow())));
    } else if (!now.isBefore(due.orElseThrow())) {
      if (!status.equals("open")) {
        anew(now);
      } else if (called < most) {
        call(now);
      } else {
        allCalled = true;
        set(now, Optional.empty());
      }
    }
  }

  private void anew(Instant now) {
    called = 0;
    call(now);
  }

  private void call(Instant now) {
    status = "open";
    ended = Optional.empty();
    set(now, Optional.empty());
    boolean on = called < most;
    while (on) {
      Escalation.Step step = steps.get(called % steps.size());
      String rung = (called / steps.size() + 1) + "." + (called % steps.size() + 1);
      List<String> told = calendar.told(step, now);
      told.forEach(to -> expected.add(rung + " " + to));
      called++;
      set(now, Optional.of(step.untilNext()));
      on = calendar.isGap(step, told) && called % steps.size() != 0;
    }
  }

  private void set(Instant now, Optional<Duration> length) {
    since = length.map(_ -> now);
    due = length.map(now::plus);
  }

  void check(Transition transition) {
    List<String> made =
        new ArrayList<>(
            transition.calls().stream()
                .map(call -> call.rung().map(Rung::toString).orElse("handed") + " " + call.to())
                .toList());
    List<String> missing = new ArrayList<>(expected);
    made.forEach(missing::remove);
    Rules.hold(Rules.NOBODY_LEFT_OUT, missing.isEmpty(), () -> missing + " of " + expected);
    expected.forEach(made::remove);
    Rules.hold(Rules.NEEDED, made.isEmpty(), () -> made + " while " + status);
    endsSaid +=
        (int)
            transition.events().stream()
                .filter(IncidentEvent.IncidentResolved.class::isInstance)
                .count();
    Rules.hold(Rules.RESOLVED_ONCE, endsSaid == ends, () -> endsSaid + " instead of " + ends);
    Rules.hold(
        Rules.SAID,
        transition.events().contains(new IncidentEvent.AllCalled()) == allCalled,
        () -> transition.events().toString());
    measured(transition.next());
  }

  private void measured(IncidentState state) {
    Rules.hold(
        Rules.MEASURED,
        state.timeToAcknowledge().equals(acknowledged.map(this::took)),
        () -> "acknowledged after " + state.timeToAcknowledge());
    Rules.hold(
        Rules.MEASURED,
        state.timeToResolve().equals(ended.map(this::took)),
        () -> "resolved after " + state.timeToResolve());
  }

  private Duration took(Instant at) {
    return Duration.ofSeconds(Math.max(0, at.getEpochSecond() - opened.getEpochSecond()));
  }
}
