package dev.slipway.reconciler.simulation;

/// A planted bug: a switch of the harness that makes what goes in or out of the reconciler wrong,
/// as a mistake in the code would.
enum Bug {
  NONE(""),
  /// a hold's first look removes an instance of the baseline
  BASELINE_REMOVED_EARLY("1 the baseline is kept"),
  /// the recorded plan is taken for what the router does
  READ_BACK_SKIPPED("1 weights are read back before they count"),
  /// the router obeys whatever comes last
  LATE_WEIGHT_APPLIED("a lower generation never overwrites a higher"),
  /// a router without counts is taken for one with good counts
  MISSING_DATA_PASSES("4 missing data is never success"),
  /// time under analysis runs three times too fast
  HOLD_CUT_SHORT("3 a hold is never short"),
  /// evidence is forgotten in a restart
  REJECTED_CONTENT_RETRIED("5 rejected content is not retried"),
  /// what the journal could not take is acted on
  ACTED_BEFORE_RECORDED("the journal is written before anything is done"),
  /// an entry whose answer was lost is recorded again
  TERMINAL_EVENT_TWICE("7 every rollout ends exactly once"),
  /// a start that is repeated starts again
  SECOND_INSTANCE("11 no second instance"),
  /// a write-back does not look whether a person changed the keys
  WRITE_BACK_OVERWRITES("a person who changed the keys wins over a write-back"),
  /// an instance that is not ours is taken away to make room
  FOREIGN_INSTANCE_STOPPED("9 only what bears our labels is touched"),
  /// answers to idempotency keys are lost
  IDEMPOTENCY_FORGOTTEN("the same idempotency key has one effect"),
  /// a failed check is heard as passed
  FAILED_CHECK_PASSES("candidates are checked"),
  /// a target that cannot be asked is taken for one without instances
  OUTAGE_IS_GONE("a target that cannot be asked is not gone"),
  /// the router is told twice the share
  SHARE_DOUBLED("the share never exceeds the step's"),
  /// a restart reads an older state of the journal
  OLD_STATE_LOADED("2 at most one rollout for each service"),
  /// a restart takes "not asked yet" for "there is nothing"
  NOTHING_ADOPTED("13 what is adopted is left alone until a person agrees"),
  /// two effects work on one resource at once
  IN_FLIGHT_FORGOTTEN("one effect in flight for each resource");

  private final String rule;

  Bug(String rule) {
    this.rule = rule;
  }

  /// The rule that it breaks.
  String rule() {
    return rule;
  }
}
