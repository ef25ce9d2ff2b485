package dev.slipway.bot.incident;

import dev.slipway.environments.language.Escalation;
import java.util.Optional;

/// How far people have been called.
///
/// @param escalation as it was when the incident was opened: a changed file confuses none that is
///   under way; absent where nobody is to be called
/// @param begun how often it began with the first step, from 1
/// @param next the step that is called next; absent after the last of the last round
public record Calling(Optional<Escalation> escalation, int begun, Optional<Rung> next) {
  static Calling of(Optional<Escalation> escalation) {
    return new Calling(escalation, 1, escalation.map(_ -> Rung.FIRST));
  }

  /// From the first step of the first round on.
  Calling anew() {
    return new Calling(escalation, begun + 1, escalation.map(_ -> Rung.FIRST));
  }

  /// The next one is called now; where there is none any more, it begins anew.
  Calling onward() {
    return next.isPresent() ? this : anew();
  }

  /// After that step was called.
  Calling after(Rung called) {
    return new Calling(escalation, begun, escalation.flatMap(each -> following(each, called)));
  }

  private static Optional<Rung> following(Escalation escalation, Rung called) {
    if (called.step() < escalation.steps().size()) {
      return Optional.of(new Rung(called.round(), called.step() + 1));
    }
    return called.round() < escalation.rounds()
        ? Optional.of(new Rung(called.round() + 1, 1))
        : Optional.empty();
  }
}
