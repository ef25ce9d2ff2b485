package dev.slipway.api.cli;

import dev.slipway.api.event.EventContent;
import dev.slipway.api.event.EventRecord;
import java.util.Optional;

/// An event as one line: position, time, where, what.
public final class EventLine {
  private EventLine() {}

  static String text(EventRecord event, EventContent content) {
    String where = event.service().map(service -> " " + service).orElse("");
    String place = event.position() + " " + event.at() + " " + event.environment() + where;
    return Phrases.clean(place + ": ") + sentence(content);
  }

  /// What happened, in plain words. Nothing in it moves a terminal's cursor.
  public static String sentence(EventContent content) {
    return Phrases.clean(words(content));
  }

  /// `[###-------] 25 %`.
  public static String bar(int weight) {
    return Phrases.bar(weight);
  }

  /// One branch a type.
  private static String words(EventContent content) {
    return switch (content) {
      case EventContent.RolloutStarted e ->
          e.strategy()
              + e.baseline().map(baseline -> " " + baseline + " ->").orElse("")
              + (" " + e.candidate() + " started by " + e.author() + ": " + e.subject());
      case EventContent.RequestsSettled e ->
          e.version()
              + " serves already"
              + list("; nothing to do for ", e.requests())
              + list("; overtaken: ", e.skipped());
      case EventContent.StepReached e ->
          Phrases.bar(e.weight()) + " step " + e.step() + " of " + e.steps();
      case EventContent.CandidateHealthy e -> "candidate healthy, instances: " + e.instances();
      case EventContent.ChecksPassed e ->
          "checks passed" + (e.afterSwitch() ? " after the switch" : "");
      case EventContent.StepPassed e -> "step " + e.step() + " passed: " + e.verdict();
      case EventContent.HookSucceeded e -> "hook " + e.hook() + " succeeded";
      case EventContent.HookFailed e -> "hook " + e.hook() + " failed: " + e.reason();
      case EventContent.HoldExtended e -> "step " + e.step() + " held longer: " + e.reason();
      case EventContent.RolloutPaused e ->
          "paused at " + e.weight() + " %: " + e.cause() + by(e.by());
      case EventContent.RolloutResumed e -> "resumed by " + e.by();
      case EventContent.RolloutCompleted e -> Phrases.bar(100) + " " + e.candidate() + " serves";
      case EventContent.WatchEnded e ->
          e.candidate() + (e.proven() ? " kept, its watch has passed" : " kept, not proven");
      case EventContent.ReleaseProven e -> e.version() + " is proven";
      case EventContent.RollbackStarted e ->
          "going back: "
              + because(e.cause(), finding(e.criterion(), e.value(), e.limit()))
              + by(e.by());
      case EventContent.RolloutRolledBack e ->
          "rolled back to "
              + e.baseline()
              + ": "
              + because(e.cause(), finding(e.criterion(), e.value(), e.limit()));
      case EventContent.RolloutAborted e ->
          e.candidate() + " aborted by " + e.by() + ": " + e.reason();
      case EventContent.RolloutFailed e ->
          (e.candidate() + " failed: " + e.cause())
              + (e.candidateServes() ? "; it serves all the same" : "");
      case EventContent.RolloutSuperseded e -> e.candidate() + " superseded by " + e.by();
      case EventContent.ReleaseRejected e -> e.version() + " rejected: " + e.reason();
      case EventContent.BlockRaised e ->
          "blocked, " + e.kind() + ": " + e.reason() + "; until " + e.endsWhen();
      case EventContent.BlockCleared e -> "no longer blocked, " + e.kind() + ": " + e.reason();
      case EventContent.DriftFound e -> "drift: " + e.instance() + ": " + e.what();
      case EventContent.DriftRepaired e -> "repaired: " + e.instance();
      case EventContent.ReleaseAdopted e -> "adopted " + e.version() + ", which runs";
      case EventContent.WriteBackWritten e -> "Git follows: " + e.commit();
      case EventContent.WriteBackSkipped e -> "nothing written back: " + e.reason();
      case EventContent.VersionPinned e -> e.version() + " pinned to " + e.digest();
      case EventContent.OperationAccepted e ->
          e.operation() + " ordered by " + e.actor() + reason(e.reason());
      case EventContent.ApprovalCounted e ->
          e.approvals() + " of " + e.required() + " approvals, now by " + e.actor();
      case EventContent.BaselineLost e ->
          "no instance of the baseline " + e.version() + " is healthy at " + e.weight() + " %";
      case EventContent.PersonNeeded e -> "a person is needed: " + e.reason();
      case EventContent.ServiceRemoved _ -> "removed";
      case EventContent.Other e -> e.type() + " " + e.data();
    };
  }

  private static String list(String what, String ids) {
    return ids.isEmpty() ? "" : what + ids;
  }

  private static String reason(String reason) {
    return reason.isEmpty() ? "" : ": " + reason;
  }

  private static String by(Optional<String> person) {
    return person.map(name -> ", by " + name).orElse("");
  }

  /// A cause often is the finding's own sentence: that is said once.
  private static String because(String cause, String finding) {
    return finding.equals(", " + cause) ? cause : cause + finding;
  }

  private static String finding(
      Optional<String> criterion, Optional<String> value, Optional<String> limit) {
    return criterion.map(name -> ", " + name).orElse("")
        + value.map(text -> " " + text).orElse("")
        + limit.map(text -> " (" + text + ")").orElse("");
  }
}
