package dev.slipway.bot.trace;

import dev.slipway.bot.request.Ending;

/// How requests end, in the words of traces, which are those of the metrics. What a person wrote
/// stays out.
final class Endings {
  private Endings() {}

  static String word(Ending ending) {
    return switch (ending) {
      case Ending.Done _ -> "done";
      case Ending.NoChange _ -> "no-change";
      case Ending.NothingToDo _ -> "nothing-to-do";
      case Ending.Approved _ -> "approved";
      case Ending.GatesPassed _ -> "gates-passed";
      case Ending.Declined _ -> "declined";
      case Ending.Expired _ -> "expired";
      case Ending.NotMerged _ -> "not-merged";
      case Ending.Unmerged _ -> "unmerged";
      case Ending.Cancelled _ -> "cancelled";
      case Ending.Stale _ -> "stale";
      case Ending.Superseded _ -> "superseded";
      case Ending.RolledBack _ -> "rolled-back";
      case Ending.Failed _ -> "failed";
    };
  }

  /// Whether it went wrong: not where a person said no, or wanted something newer.
  static boolean isFailure(Ending ending) {
    return switch (ending) {
      case Ending.Expired _,
          Ending.NotMerged _,
          Ending.Stale _,
          Ending.RolledBack _,
          Ending.Failed _ ->
          true;
      case Ending.Done _,
          Ending.NoChange _,
          Ending.NothingToDo _,
          Ending.Approved _,
          Ending.GatesPassed _,
          Ending.Declined _,
          Ending.Unmerged _,
          Ending.Cancelled _,
          Ending.Superseded _ ->
          false;
    };
  }
}
