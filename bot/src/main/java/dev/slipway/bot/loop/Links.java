package dev.slipway.bot.loop;

import dev.slipway.bot.following.Following;
import dev.slipway.bot.repository.Snapshot;
import dev.slipway.bot.request.Ending;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.Plan;
import dev.slipway.bot.request.RequestState;
import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.Digest;
import java.util.Optional;

/// Which rollout has to do with which request. Names come from trailers of commits, and whoever may
/// push can write any of them: a rollout elsewhere, or of something else, is not the request's.
final class Links {
  private Links() {}

  /// Whether Git names that version already, so that a commit would change nothing.
  static boolean standsInGit(
      Snapshot snapshot, Place place, String version, Optional<String> digest) {
    return snapshot
        .service(place)
        .map(DesiredService::placement)
        .filter(now -> now.version().text().equals(version))
        .filter(now -> now.digest().isEmpty() || now.digest().map(Digest::text).equals(digest))
        .isPresent();
  }

  /// Whether the rollout is the request's own.
  static boolean carries(Following following, RequestState request) {
    String version = request.planned().map(Plan::candidate).orElse(request.ask().version());
    return following.requests().contains(request.ask().id().text())
        && following.place().equals(request.ask().place())
        && following.candidate().equals(version);
  }

  /// Whether newer content was rolled out in the request's place.
  static boolean overtakes(Following following, RequestState request) {
    return following.skipped().contains(request.ask().id().text())
        && following.place().equals(request.ask().place());
  }

  static boolean concerns(Following following, RequestState request) {
    return carries(following, request) || overtakes(following, request);
  }

  /// Whether the request may have a rollout: it was committed, or may have been.
  static boolean wasCommitted(RequestState request) {
    return switch (request) {
      case RequestState.Planning _,
          RequestState.AwaitingApproval _,
          RequestState.Scheduled _,
          RequestState.Verifying _,
          RequestState.PassingOn _ ->
          false;
      case RequestState.Committing _,
          RequestState.Opening _,
          RequestState.AwaitingMerge _,
          RequestState.Closing _,
          RequestState.Committed _,
          RequestState.RollingOut _ ->
          true;
      case RequestState.Ended ended ->
          switch (ended.ending()) {
            case Ending.Done _, Ending.RolledBack _, Ending.Failed _, Ending.Superseded _ -> true;
            case Ending.NoChange _,
                Ending.NothingToDo _,
                Ending.Approved _,
                Ending.GatesPassed _,
                Ending.Declined _,
                Ending.Expired _,
                Ending.NotMerged _,
                Ending.Unmerged _,
                Ending.Cancelled _,
                Ending.Stale _ ->
                false;
          };
    };
  }
}
