package dev.slipway.bot.simulation;

/// A planted bug: a switch of the harness that makes what goes in or out of the bot wrong, as a
/// mistake in the code would.
enum Bug {
  NONE(""),
  /// the commit is made whatever was pushed meanwhile
  BASIS_IGNORED(Rules.AGREED),
  /// a commit does not look for its own trailer
  TRAILER_IGNORED(Rules.TRUE_END),
  /// a delivery that is sent again is taken for another one
  DEDUPE_OFF(Rules.ONE_REQUEST),
  /// the cursor is kept before what was made of the events
  CURSOR_FIRST(Rules.SETTLES),
  /// a post whose answer was lost is posted again without looking
  POSTED_UNSEEN(Rules.POSTED_ONCE),
  /// two clicks of one person count as two people
  CLICKS_COUNTED(Rules.AGREED),
  /// the requester's own approval counts
  REQUESTER_COUNTED(Rules.AGREED),
  /// shifts end half a minute later than they should
  SHIFTS_LATE(Rules.AGREED),
  /// an approval is passed on for whatever Git says by then
  HASH_FORGOTTEN(Rules.PASSED_ON),
  /// everybody may call an emergency
  EMERGENCY_UNCHECKED(Rules.GATES),
  /// an override is passed on for whatever Git says by then
  OVERRIDE_FOR_ANOTHER_HASH(Rules.GATES),
  /// the bot's clock is five minutes ahead of the world's
  CLOCK_AHEAD(Rules.IN_TIME),
  /// what the journal could not take is acted on
  ACTED_BEFORE_RECORDED(Rules.RECORDED),
  /// an edit is taken for shown and was not
  EDIT_LOST(Rules.END_SAID),
  /// an order that is sent again has another key
  KEY_CHANGES(Rules.ORDERED_ONCE),
  /// a rollout that makes way for a newer one is taken for a bad one
  SUPERSEDED_IS_BAD(Rules.ALERTED),
  /// who may not lock locks
  EVERYBODY_LOCKS(StopRules.PERMITTED),
  /// a lock takes the place of whatever is there, seen or not
  SEEN_IGNORED(StopRules.TAKEN_OVER),
  /// locks and freezes are not looked at
  LOCKS_UNSEEN(StopRules.HELD),
  /// the audit is left out
  AUDIT_OFF(Rules.AUDITED);

  private final String rule;

  Bug(String rule) {
    this.rule = rule;
  }

  /// The rule that it breaks.
  String rule() {
    return rule;
  }
}
