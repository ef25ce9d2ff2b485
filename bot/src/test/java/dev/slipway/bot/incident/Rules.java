package dev.slipway.bot.incident;

import java.util.function.Supplier;

/// What always holds, by name.
final class Rules {
  static final String CALLED_ONCE = "nobody is called twice for one step";
  static final String NOBODY_LEFT_OUT = "nobody is left out";
  static final String NEEDED = "nobody is called without need";
  static final String RESOLVED_ONCE = "an incident is resolved once";
  static final String ONE_INCIDENT = "what belongs together is one incident";
  static final String MEASURED = "both times are what a second count says";
  static final String SAID = "that all were called is said once";

  private Rules() {}

  /// A rule does not hold.
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String rule;
    private final String how;

    Broken(String rule, String how) {
      super(rule + ": " + how);
      this.rule = rule;
      this.how = how;
    }

    String rule() {
      return rule;
    }

    String how() {
      return how;
    }
  }

  static void hold(String rule, boolean holds, Supplier<String> how) {
    if (!holds) {
      throw new Broken(rule, how.get());
    }
  }
}
