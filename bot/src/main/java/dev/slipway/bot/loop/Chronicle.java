package dev.slipway.bot.loop;

import dev.slipway.bot.journal.Journal.AuditLine;
import dev.slipway.bot.request.Ending;
import dev.slipway.bot.request.Plan;
import dev.slipway.bot.request.RequestEvent;
import dev.slipway.bot.request.RequestState;
import java.util.Optional;

/// What happens to requests, for the audit. What a person asks for, agrees to and refuses is
/// written down where it is decided, with the person's name; this is what follows from it.
final class Chronicle {
  private static final String BOT = "bot";

  private Chronicle() {}

  static Optional<AuditLine> line(RequestState request, RequestEvent event) {
    String id = request.ask().id().text();
    String hash = request.planned().map(Plan::hash).orElse("");
    return switch (event) {
      case RequestEvent.ApprovalGiven _ -> Optional.empty();
      case RequestEvent.Asked() -> Optional.of(new AuditLine(BOT, "planned", id, hash));
      case RequestEvent.ApprovalWithdrawn(var by, int _, int _) ->
          Optional.of(new AuditLine(by.person(), "withdraw", id, hash));
      case RequestEvent.Reminded(int given, int required) ->
          Optional.of(new AuditLine(BOT, "remind", id, given + " of " + required + " given"));
      case RequestEvent.Agreed() -> Optional.of(new AuditLine(BOT, "agreed", id, hash));
      case RequestEvent.PullRequestOpened(var opened) ->
          Optional.of(new AuditLine(BOT, "pull-request", id, opened.link().toString()));
      case RequestEvent.EmergencyCalled(var by, String reason, String passed) ->
          Optional.of(new AuditLine(by.person(), "emergency", id, reason + "; " + passed));
      case RequestEvent.GatesPassed(var by, String passed) ->
          Optional.of(new AuditLine(by.person(), "pass gates", id, passed));
      case RequestEvent.CommitPushed(String commit) ->
          Optional.of(new AuditLine(BOT, "commit", id, commit));
      case RequestEvent.RolloutTaken(String rollout) ->
          Optional.of(new AuditLine(BOT, "rollout", id, rollout));
      case RequestEvent.RequestEnded(Ending ending) ->
          Optional.of(new AuditLine(BOT, "end", id, words(ending)));
    };
  }

  private static String words(Ending ending) {
    return switch (ending) {
      case Ending.Done(String rollout) -> "done: " + rollout;
      case Ending.NoChange() -> "no change";
      case Ending.NothingToDo(String why) -> "nothing to do: " + why;
      case Ending.Approved() -> "approved";
      case Ending.GatesPassed() -> "let past the gates";
      case Ending.Declined(var by, String reason) -> "declined by " + by.person() + ": " + reason;
      case Ending.Expired() -> "expired";
      case Ending.NotMerged(var pullRequest) -> "not merged in time: " + pullRequest;
      case Ending.Unmerged(var by) -> "closed unmerged" + by.map(" by "::concat).orElse("");
      case Ending.Cancelled(var by) -> "cancelled by " + by.person();
      case Ending.Stale(String what) -> "stale: " + what;
      case Ending.Superseded(String by) -> "superseded by " + by;
      case Ending.RolledBack(String rollout, String cause, var _) ->
          "rolled back: " + rollout + ": " + cause;
      case Ending.Failed(String reason) -> "failed: " + reason;
    };
  }
}
