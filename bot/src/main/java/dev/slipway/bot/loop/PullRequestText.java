package dev.slipway.bot.loop;

import dev.slipway.bot.forge.Forge.Proposal;
import dev.slipway.bot.repository.DeployCommit;
import dev.slipway.bot.request.Plan;
import dev.slipway.environments.language.Person;
import java.util.List;
import java.util.stream.Collectors;

/// What a pull request says to those who merge. The commit's trailers are its last paragraph:
/// forges that make a commit of the description keep them.
final class PullRequestText {
  private PullRequestText() {}

  static Proposal of(DeployCommit order, Plan plan) {
    return new Proposal(
        order.request().branch(),
        order.subject(),
        String.join("\n\n", what(order, plan), consequence(order), trailers(order)));
  }

  private static String what(DeployCommit order, Plan plan) {
    String from = plan.baseline().map(version -> "from " + version + " ").orElse("");
    return "%s %sto %s, asked for in chat by %s%s."
        .formatted(
            order.place(), from, order.version(), order.author().name(), agreed(order.approvers()));
  }

  private static String agreed(List<Person> approvers) {
    return approvers.isEmpty()
        ? ""
        : approvers.stream()
            .map(Person::name)
            .collect(Collectors.joining(", ", ", approved by ", ""));
  }

  private static String consequence(DeployCommit order) {
    return "Merged, it is rolled out. Closed, the request ends. Slipway closes it when Git says"
        + " something else of "
        + order.place()
        + " by then, when it is cancelled in chat, or when nobody merges it in time.";
  }

  private static String trailers(DeployCommit order) {
    return order.trailers().stream()
        .map(trailer -> trailer.key() + ": " + trailer.value())
        .collect(Collectors.joining("\n"));
  }
}
