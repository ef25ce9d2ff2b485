package dev.slipway.bot.message;

import dev.slipway.bot.following.Following;
import dev.slipway.bot.request.Ending;
import dev.slipway.bot.request.RequestState;
import java.util.Optional;

/// The end of a request in words.
final class Endings {
  private final RequestState request;
  private final Ending ending;
  private final Optional<Following> following;
  private final People people;

  /// @param request that has ended, or is about to
  Endings(RequestState request, Ending ending, Optional<Following> following, People people) {
    this.request = request;
    this.ending = ending;
    this.following = following;
    this.people = people;
  }

  Said said() {
    return switch (ending) {
      case Ending.Done _ ->
          new Said("✅", "Done: " + candidate() + " serves everybody, its watch has passed.");
      case Ending.NoChange _ -> new Said("✅", "No change: " + candidate() + " serves already.");
      case Ending.NothingToDo it ->
          new Said("📌", "Nothing to commit: " + Sentences.sentence(it.why()));
      case Ending.Approved _ ->
          new Said("✅", "Approved: " + candidate() + " stands in Git already, and the reconciler")
              .and("begins by itself. Its rollout has a message of its own.");
      case Ending.GatesPassed _ ->
          new Said("✅", "Let past the gates: " + candidate() + " stands in Git already, and the")
              .and("reconciler begins by itself. Its rollout has a message of its own.");
      case Ending.Declined it ->
          new Said("❌", "Declined by " + People.mention(it.by()) + ".")
              .and(Sentences.reason(it.reason()));
      case Ending.Expired _ ->
          new Said("⌛", "Expired: too few people approved in time.")
              .and("Ask again if it is still wanted.");
      case Ending.NotMerged it ->
          new Said(
                  "⌛",
                  "Expired: nobody merged " + PullRequestLink.of(it.pullRequest()) + " in time.")
              .and("Ask again if it is still wanted.");
      case Ending.Unmerged it ->
          new Said(
              "❌",
              "Its pull request was closed without a merge"
                  + it.by().map(login -> ", by " + Markup.text(login)).orElse("")
                  + ".");
      case Ending.Cancelled it -> new Said("🚫", "Cancelled by " + People.mention(it.by()) + ".");
      case Ending.Stale it ->
          new Said("🍂", "Stale: " + Sentences.sentence(it.what()))
              .and("Ask again to see what it means now.");
      case Ending.Superseded it -> new Said("⏭️", "Superseded by " + Markup.text(it.by()) + ".");
      case Ending.RolledBack it -> rolledBack(it);
      case Ending.Failed it -> new Said("❌", "Failed: " + Sentences.sentence(it.reason()));
    };
  }

  private Said rolledBack(Ending.RolledBack it) {
    String who = it.by().map(by -> " by " + people.mention(by)).orElse("");
    String serves =
        request
            .planned()
            .flatMap(plan -> plan.baseline())
            .map(version -> ": " + Markup.text(version) + " serves again.")
            .orElse(".");
    return new Said("↩️", "Rolled back" + who + serves).and(cause(it));
  }

  private String cause(Ending.RolledBack it) {
    if (it.cause().isBlank()) {
      return "";
    }
    Optional<Following.End> end = following.flatMap(Following::end);
    return "Cause: "
        + Sentences.because(
            it.cause(),
            end.flatMap(Following.End::criterion),
            end.flatMap(Following.End::value),
            end.flatMap(Following.End::limit));
  }

  private String candidate() {
    return Markup.text(
        request.planned().map(plan -> plan.candidate()).orElse(request.ask().version()));
  }
}
