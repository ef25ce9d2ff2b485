package dev.slipway.bot.message;

import dev.slipway.bot.command.Command;
import dev.slipway.bot.request.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Why none of several services is deployed.
public final class TogetherAnswer {
  private TogetherAnswer() {}

  /// @param why for people, one sentence
  public record Refused(Place place, String why) {}

  /// @param refused those that cannot be deployed; at least one
  /// @param manner how they were wanted, put behind what is offered
  public static Message of(
      Command.DeployTogether asked,
      List<Refused> refused,
      Function<Command.Deployment, Command> manner) {
    String none = "Nothing was started: all or none.";
    List<String> lines =
        refused.stream()
            .map(each -> Answer.words(each.place()) + ": " + Sentences.sentence(each.why()))
            .toList();
    List<String> left =
        asked.deploys().stream()
            .filter(each ->
                refused.stream().noneMatch(no -> no.place().service().equals(each.service())))
            .map(Command.Deploy::service)
            .toList();
    String others =
        left.isEmpty()
            ? ""
            : "Nothing speaks against "
                + Markup.list(left.stream().map(Markup::text).toList())
                + ".";
    List<Command.Deploy> rest =
        asked.deploys().stream().filter(each -> left.contains(each.service())).toList();
    return new Page()
        .section("✋ " + none)
        .lines(lines.stream().map("• "::concat).toList())
        .lines(Stream.of(others).filter(line -> !line.isEmpty()).toList())
        .buttons(Buttons.run(without(rest).map(manner).map(Command::text).stream().toList()))
        .message(
            Page.fallback(
                Stream.concat(
                        Stream.concat(Stream.of(none), lines.stream()),
                        Stream.of(others).filter(line -> !line.isEmpty()))
                    .toList()));
  }

  /// The same without those that are refused.
  private static Optional<Command.Deployment> without(List<Command.Deploy> rest) {
    return switch (rest.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(rest.getFirst());
      default -> Optional.of(new Command.DeployTogether(rest));
    };
  }
}
