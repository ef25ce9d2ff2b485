package dev.slipway.reconciler.router;

import dev.slipway.environments.language.Weight;

/// Which requests of a service go to the candidate: not by chance, but so that the share is exact.
///
/// Bresenham's line as error diffusion: each request owes the candidate `percent` hundredths, and a
/// whole hundred is paid with one request. In any run of requests, wherever it starts and however
/// the weight changes within it, the candidate gets less than one request more than its weights add
/// up to. At 0 % nothing is ever paid, at 100 % everything.
///
/// Not safe for several threads: the caller holds a lock.
public final class ShareSequence {
  private static final int WHOLE = 100;

  /// Hundredths of a request, 0 to 99.
  private int owed;

  /// Whether the next request is the candidate's.
  public boolean next(Weight weight) {
    owed += weight.percent();
    if (owed < WHOLE) {
      return false;
    }
    owed -= WHOLE;
    return true;
  }

  /// For another candidate, to which nothing is owed yet.
  public void restart() {
    owed = 0;
  }
}
