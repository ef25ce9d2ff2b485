package dev.slipway.bot.simulation;

import java.io.Serial;

/// A rule of the design does not hold.
final class BrokenRule extends AssertionError {
  @Serial private static final long serialVersionUID = 1;

  private final String rule;

  BrokenRule(String rule, String what) {
    super(rule + ": " + what);
    this.rule = rule;
  }

  String rule() {
    return rule;
  }
}
