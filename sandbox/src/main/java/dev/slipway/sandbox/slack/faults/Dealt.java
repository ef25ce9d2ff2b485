package dev.slipway.sandbox.slack.faults;

/// What became of all calls so far that were not met by an outage.
///
/// @param well answered as they should be
/// @param limited answered 429
/// @param failed answered 503
/// @param lost done, but not answered
public record Dealt(long well, long limited, long failed, long lost) {
  static final Dealt NOTHING = new Dealt(0, 0, 0, 0);

  public long calls() {
    return well + limited + failed + lost;
  }

  Dealt plus(Dealt more) {
    return new Dealt(
        well + more.well, limited + more.limited, failed + more.failed, lost + more.lost);
  }
}
