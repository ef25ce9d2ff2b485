package dev.slipway.reconciler.analysis;

/// Answers, and how many of them fail by some yardstick.
///
/// @param failing of `all`
public record Counts(long all, long failing) {
  public static final Counts NONE = new Counts(0, 0);

  Counts plus(Counts more) {
    return new Counts(all + more.all, failing + more.failing);
  }

  /// What came since an earlier reading; the whole of it where the counting began anew in between.
  Counts since(Counts earlier) {
    return below(earlier) ? this : new Counts(all - earlier.all, failing - earlier.failing);
  }

  /// A monotonic count that shrank was begun anew.
  boolean below(Counts earlier) {
    return all < earlier.all || failing < earlier.failing;
  }

  double rate() {
    return all == 0 ? 0 : (double) failing / all;
  }

  /// A value exactly on its limit keeps it, whatever binary fractions make of it.
  boolean within(double limit) {
    return failing <= limit * all + 1e-9 * all;
  }
}
