package dev.slipway.bot.message;

import dev.slipway.api.state.EnvironmentsStatus;
import dev.slipway.bot.message.Button.Tone;
import dev.slipway.bot.request.RequestState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// A person's own page: what waits for them, what they asked for, what runs where.
public final class HomePage {
  private static final int REQUESTS = 10;

  private HomePage() {}

  /// @param awaiting requests that this person may approve
  /// @param mine requests of this person that have not ended
  /// @param status absent while the reconciler does not answer
  /// @param stops locks and freezes, a line each
  /// @param onCall a line for each schedule
  public static Home of(
      Collection<RequestState> awaiting,
      Collection<RequestState> mine,
      Optional<EnvironmentsStatus> status,
      List<String> stops,
      List<String> onCall) {
    Page page = new Page().header("Waiting for my approval");
    awaiting.stream().limit(REQUESTS).forEach(request -> decide(page, request));
    nothing(page, awaiting, "Nothing waits for you.");
    more(page, awaiting);
    page.header("My requests").lines(mine.stream().limit(REQUESTS).map(HomePage::line).toList());
    nothing(page, mine, "You have no open request.");
    more(page, mine);
    page.buttons(List.of(Buttons.button(Actions.ASK, "Deploy", "deploy", Tone.PRIMARY)));
    page.header("Locks and freezes")
        .lines(stops.isEmpty() ? List.of("Nothing is locked or frozen.") : stops);
    page.header("On call")
        .lines(onCall.isEmpty() ? List.of("Nobody: oncall.yaml has no schedule.") : onCall);
    page.header("What runs where");
    status.ifPresentOrElse(
        it -> page.lines(versions(it)),
        () -> page.section("The reconciler does not answer. What runs goes on by itself."));
    return page.buttons(Buttons.run(List.of("status", "locks"))).home();
  }

  private static void decide(Page page, RequestState request) {
    page.section(line(request));
    if (request instanceof RequestState.AwaitingApproval it) {
      page.buttons(Buttons.deciding(it.ask().id(), it.plan().hash()));
    }
  }

  static String line(RequestState request) {
    return Markup.bold(request.ask().place().toString())
        + " "
        + Markup.text(request.ask().version())
        + ", asked for by "
        + People.mention(request.ask().requester())
        + " "
        + SlackDate.of(request.ask().at())
        + ", "
        + state(request);
  }

  private static String state(RequestState request) {
    return switch (request) {
      case RequestState.Planning _ -> "is planned";
      case RequestState.AwaitingApproval it ->
          it.approvals().size() + " of " + it.quorum().required() + " approvals";
      case RequestState.Scheduled it -> "is committed " + SlackDate.of(it.due());
      case RequestState.Verifying _ -> "is approved and checked once more";
      case RequestState.Committing _ -> "is being committed";
      case RequestState.Opening _ -> "is approved, its pull request is being opened";
      case RequestState.AwaitingMerge it ->
          "waits for " + PullRequestLink.of(it.pullRequest()) + " to be merged";
      case RequestState.Closing _ -> "is being closed";
      case RequestState.PassingOn _ -> "is approved";
      case RequestState.Committed _ -> "waits for the reconciler";
      case RequestState.RollingOut _ -> "is rolled out";
      case RequestState.Ended _ -> "is over";
    };
  }

  private static List<String> versions(EnvironmentsStatus status) {
    if (status.environments().isEmpty()) {
      return List.of("No environment is described yet.");
    }
    List<String> lines = new ArrayList<>(VersionLines.of(status.environments()));
    status.environments().stream()
        .filter(environment -> environment.services().isEmpty())
        .map(environment -> Markup.bold(environment.environment()) + " has no service yet.")
        .limit(REQUESTS)
        .forEach(lines::add);
    return lines;
  }

  private static void more(Page page, Collection<RequestState> requests) {
    int left = requests.size() - REQUESTS;
    if (left > 0) {
      page.section("And " + left + " more, each on its own message.");
    }
  }

  private static void nothing(Page page, Collection<RequestState> requests, String instead) {
    if (requests.isEmpty()) {
      page.section(instead);
    }
  }
}
