package dev.slipway.bot.incident;

/// A planted bug: what a mistake in the machine, or in what carries it, would do.
enum Bug {
  NONE(""),
  /// what is seen again calls the last step again
  FIRED_CALLS_AGAIN(Rules.NEEDED),
  /// of several people the last is forgotten
  ONE_LEFT_OUT(Rules.NOBODY_LEFT_OUT),
  /// a restart begins with the first step
  RESTART_BEGINS_ANEW(Rules.CALLED_ONCE),
  /// a restart forgets what was due
  TIMER_NOT_STORED(Rules.NOBODY_LEFT_OUT),
  /// an acknowledgement is told and not kept
  ACKNOWLEDGEMENT_LOST(Rules.NEEDED),
  /// an acknowledgement never lapses
  NEVER_LAPSES(Rules.NOBODY_LEFT_OUT),
  /// whoever waits for a clock that was put back waits for long
  CLOCK_NOT_NOTICED(Rules.NOBODY_LEFT_OUT),
  /// what is late by more than a step is left out
  DOWNTIME_SKIPS(Rules.NOBODY_LEFT_OUT),
  /// who is on duty is asked when the incident is opened
  DUTY_OF_THE_OPENING(Rules.NOBODY_LEFT_OUT),
  /// overrides are not looked at
  OVERRIDES_IGNORED(Rules.NOBODY_LEFT_OUT),
  /// an empty step waits like any other
  GAP_WAITS(Rules.NOBODY_LEFT_OUT),
  /// after the last round it begins anew by itself
  ROUNDS_WITHOUT_END(Rules.NEEDED),
  /// an end that is told twice is said twice
  RESOLVED_TWICE(Rules.RESOLVED_ONCE),
  /// what is seen shortly after its end is a second incident
  SECOND_INCIDENT(Rules.ONE_INCIDENT),
  /// the newest acknowledgement is measured
  LAST_ACKNOWLEDGEMENT_MEASURED(Rules.MEASURED);

  private final String rule;

  Bug(String rule) {
    this.rule = rule;
  }

  /// The rule that it breaks.
  String rule() {
    return rule;
  }
}
