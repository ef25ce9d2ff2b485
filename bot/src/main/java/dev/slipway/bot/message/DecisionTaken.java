package dev.slipway.bot.message;

import dev.slipway.bot.command.Command;
import dev.slipway.bot.request.Ask;
import dev.slipway.bot.request.RequestState;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What somebody hears who decides on a request by its id: they may not see its message there.
public final class DecisionTaken {
  private static final int LISTED = 5;

  private DecisionTaken() {}

  /// It counts.
  ///
  /// @param after the request as it is now
  public static Message of(Command.Decision decision, RequestState after) {
    Ask ask = after.ask();
    return Answer.answer(
        new Said(
                "✅",
                "You have "
                    + past(decision)
                    + " request "
                    + Markup.text(ask.id().text())
                    + ": "
                    + Markup.text(ask.version())
                    + " of "
                    + Answer.words(ask.place())
                    + ".")
            .and(missing(decision, after)));
  }

  /// No id was said.
  ///
  /// @param waiting what the command may be about
  public static Message which(Command.Decision decision, Collection<RequestState> waiting) {
    return asked(new Said("🤔", "Which request?"), decision, waiting);
  }

  /// No request has that id.
  ///
  /// @param waiting what the command may be about
  public static Message unknown(Command.Decide decide, Collection<RequestState> waiting) {
    String id = decide.request().map(Markup::text).orElse("");
    return asked(new Said("🤔", "There is no request " + id + "."), decide.decision(), waiting);
  }

  private static Message asked(
      Said said, Command.Decision decision, Collection<RequestState> waiting) {
    List<RequestState> shown = waiting.stream().limit(LISTED).toList();
    int left = waiting.size() - shown.size();
    Said answer =
        said.and(
            waiting.isEmpty()
                ? "None waits for you."
                : "Waiting: "
                    + Markup.list(shown.stream().map(DecisionTaken::id).toList())
                    + (left > 0 ? " and " + left + " more" : "")
                    + ".");
    Page page = new Page().section(answer.line());
    for (RequestState each : shown) {
      Command.Decide command =
          new Command.Decide(decision, Optional.of(each.ask().id().text()), "");
      page.section(HomePage.line(each), Buttons.run(command.text()));
    }
    return page.message(answer.sentence());
  }

  private static String id(RequestState request) {
    return Markup.text(request.ask().id().text());
  }

  private static String past(Command.Decision decision) {
    return switch (decision) {
      case APPROVE -> "approved";
      case DECLINE -> "declined";
      case CANCEL -> "cancelled";
    };
  }

  private static String missing(Command.Decision decision, RequestState after) {
    return switch (decision) {
      case APPROVE ->
          after instanceof RequestState.AwaitingApproval awaiting
              ? awaiting.approvals().size()
                  + " of "
                  + awaiting.quorum().required()
                  + " approvals are given."
              : "Enough people have approved.";
      case DECLINE, CANCEL -> "It is over.";
    };
  }
}
