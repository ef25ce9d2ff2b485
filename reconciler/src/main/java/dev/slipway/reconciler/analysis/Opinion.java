package dev.slipway.reconciler.analysis;

import dev.slipway.reconciler.analysis.Verdict.Insufficient.Cause;
import java.util.List;
import java.util.Optional;

/// What one limit says.
record Opinion(Verdict verdict, Optional<Finding> finding) {
  static Opinion insufficient(Cause cause, String reason) {
    return new Opinion(new Verdict.Insufficient(cause, reason), Optional.empty());
  }

  /// The gravest opinion is the verdict: one failing criterion fails the whole. A failure of the
  /// candidate's own outranks a shared one, and what is not known outranks what is well. Of equals,
  /// the first.
  static Verdict gravest(List<Opinion> opinions) {
    Verdict gravest = new Verdict.Pass();
    for (Opinion opinion : opinions) {
      gravest = gravity(opinion.verdict()) > gravity(gravest) ? opinion.verdict() : gravest;
    }
    return gravest;
  }

  private static int gravity(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Fail fail -> fail.shared() ? 5 : 6;
      case Verdict.Error _ -> 4;
      case Verdict.Insufficient insufficient ->
          switch (insufficient.cause()) {
            case TOO_FEW -> 3;
            case UNDECIDED -> 2;
          };
      case Verdict.Pass _ -> 1;
    };
  }
}
