package dev.slipway.bot.message;

import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.request.RequestState.Ended;
import dev.slipway.environments.language.Freeze;
import dev.slipway.environments.language.Lock;
import java.util.Optional;

/// Why an approval, a decline or a cancellation does not count. Told to the one who tried (C8).
public final class DecisionRefused {
  private DecisionRefused() {}

  /// The requester's own approval does not count.
  public static Message ownRequest(RequestState request) {
    return refused(request, "You asked for it yourself, so somebody else has to approve it.");
  }

  /// @param asked whose members may; empty when nobody may
  public static Message notInTeams(RequestState request, Holders asked) {
    return refused(request, mayDecide(asked) + asked.unless());
  }

  private static String mayDecide(Holders asked) {
    String onCall = asked.onCall().map(People::onCall).orElse("");
    if (asked.teams().isEmpty()) {
      return onCall.isEmpty()
          ? "No team may approve it."
          : "Only who may approve there, and " + onCall + ", may decide on it.";
    }
    return "Only members of "
        + People.teams(asked.teams())
        + (onCall.isEmpty() ? "" : ", and " + onCall + ",")
        + " may decide on it.";
  }

  public static Message twice(RequestState request) {
    return refused(request, "You have approved it already, and each person counts once.");
  }

  /// Somebody has locked it since it was asked for.
  public static Message locked(RequestState request, Lock lock, People people) {
    return refused(
        request,
        people.mention(lock.by())
            + " has locked "
            + StopTarget.of(lock, request.ask().place().environment()).words()
            + " until "
            + SlackDate.of(lock.until())
            + ". "
            + Sentences.reason(lock.reason()));
  }

  public static Message frozen(RequestState request, Freeze freeze) {
    return refused(
        request,
        Markup.text(request.ask().place().environment())
            + " is frozen until "
            + SlackDate.of(freeze.until())
            + ". "
            + Sentences.reason(freeze.reason()));
  }

  /// The hash that was seen is not the one that is asked for now.
  public static Message changed(RequestState request) {
    return refused(request, "It means something else now. Look at its message again.");
  }

  public static Message stale(RequestState request) {
    return refused(
        request, "It is stale: the environments repository moved. Ask again for what is wanted.");
  }

  public static Message expired(RequestState request) {
    return refused(request, "It has expired. Ask again if it is still wanted.");
  }

  /// Only who asked, or who may operate there, cancels.
  public static Message notYours(RequestState request) {
    return refused(
        request, "Only " + People.mention(request.ask().requester()) + " can cancel it.");
  }

  /// It is decided, or not asked yet.
  public static Message tooLate(RequestState request, People people) {
    String state =
        switch (request) {
          case RequestState.Planning _ -> "It is still being planned. Try again in a moment.";
          case RequestState.AwaitingApproval _ -> "It still waits. Try again.";
          case RequestState.Opening _ ->
              "It is approved already, and its pull request is being opened. Try again in a moment.";
          case RequestState.AwaitingMerge it ->
              "It is approved already, and waits for "
                  + PullRequestLink.of(it.pullRequest())
                  + ". Cancel it instead.";
          case RequestState.Closing it ->
              "It is over. "
                  + new Endings(it, it.ending(), Optional.empty(), people).said().sentence();
          case RequestState.Scheduled it ->
              "It is approved already, and committed " + SlackDate.of(it.due()) + ".";
          case RequestState.Verifying _, RequestState.Committing _, RequestState.PassingOn _ ->
              "It is approved already.";
          case RequestState.Committed _, RequestState.RollingOut _ ->
              "It is under way already. Abort it instead.";
          case Ended ended ->
              "It is over. "
                  + new Endings(ended, ended.ending(), Optional.empty(), people).said().sentence();
        };
    return refused(request, state);
  }

  private static Message refused(RequestState request, String why) {
    return Answer.answer(
        new Said(
            "✋",
            "This does not count for request "
                + Markup.text(request.ask().id().text())
                + ", "
                + Answer.words(request.ask().place())
                + ". "
                + why));
  }
}
