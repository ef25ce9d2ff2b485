package dev.slipway.bot.message;

import dev.slipway.bot.request.RequestState.AwaitingApproval;
import java.util.List;
import java.util.Optional;

/// Half of the time is over, and approvals are missing: said once, to those who could give them.
public final class ApprovalReminder {
  private ApprovalReminder() {}

  /// @param missing ids of those who could agree and have not
  /// @param standIn who could because they are on call now, and has not
  public static Message of(
      AwaitingApproval state, List<String> missing, Optional<String> standIn, People people) {
    int wanted = Math.max(1, state.quorum().required() - state.approvals().size());
    Said said =
        new Said(
            "⏳",
            "Still waiting for "
                + Sentences.count(wanted, "approval", "approvals")
                + ". "
                + who(missing, people)
                + " may approve."
                + standIn.map(person -> onCall(state, people.mention(person))).orElse("")
                + " The request expires "
                + SlackDate.of(state.expiresAt())
                + ".");
    return new Message(said.sentence(), List.of(new Block.Section(said.line())));
  }

  private static String onCall(AwaitingApproval state, String person) {
    return " "
        + person
        + " may too, being on call"
        + state.quorum().onCall().map(name -> " in " + Markup.text(name)).orElse("")
        + ".";
  }

  private static String who(List<String> missing, People people) {
    return missing.isEmpty()
        ? "Nobody else in slipway.yaml"
        : Markup.list(missing.stream().map(people::mention).toList());
  }
}
