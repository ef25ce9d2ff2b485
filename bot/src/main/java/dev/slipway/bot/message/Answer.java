package dev.slipway.bot.message;

import dev.slipway.api.operation.OperationResult;
import dev.slipway.bot.command.Command;
import dev.slipway.bot.command.Problem;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestState;
import dev.slipway.environments.language.Freeze;
import dev.slipway.environments.language.Lock;
import dev.slipway.environments.language.Permission;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What is told to one person only: mostly why something is not done, and what would help.
public final class Answer {
  private Answer() {}

  /// What was typed is no command.
  public static Message problem(Problem problem) {
    return answer(new Said("🤔", Markup.text(problem.sentence(), 1_000)), Buttons.run(problem));
  }

  /// The workspace knows them, `slipway.yaml` does not.
  ///
  /// @param member their id in Slack, which hardly anybody knows
  public static Message stranger(String member) {
    return answer(
        new Said(
            "🔒",
            "You are not listed in the environments repository. Somebody who may change"
                + " slipway.yaml can add you; a Slack user group alone does not. Your member id is "
                + Markup.text(member)
                + "."));
  }

  public static Message notPermitted(Permission permission, Place place, Holders holders) {
    return answer(
        new Said(
            "🔒",
            "You are not permitted to "
                + may(permission)
                + " "
                + words(place)
                + ". "
                + whoMay(holders)));
  }

  public static Message mayNotLock(StopTarget target, Holders holders) {
    return answer(
        new Said("🔒", "You are not permitted to lock " + target.words() + ". " + whoMay(holders)));
  }

  private static String whoMay(Holders holders) {
    return holders.teams().isEmpty()
        ? "Nobody may: no team has this permission there."
        : "Members of " + People.teams(holders.teams()) + " may." + holders.unless();
  }

  /// C6.
  public static Message alreadyLive(Place place, String version) {
    return answer(
        new Said(
            "✅", "No change: " + words(place) + " serves " + Markup.text(version) + " already."));
  }

  /// C7.
  public static Message alreadyAskedFor(RequestState other) {
    var ask = other.ask();
    return answer(
        new Said(
            "✋",
            People.mention(ask.requester())
                + " has asked already for "
                + Markup.text(ask.version())
                + " of "
                + words(ask.place())
                + ", "
                + SlackDate.of(ask.at())
                + ". Their request is "
                + Markup.text(ask.id().text())
                + ". Approve it, wait for its end, or ask them to cancel it."),
        List.of(status(ask.place())));
  }

  public static Message frozen(Place place, Freeze freeze) {
    return answer(
        new Said(
            "🧊",
            "Not deployed: "
                + Markup.text(place.environment())
                + " is frozen until "
                + SlackDate.of(freeze.until())
                + ". "
                + Sentences.reason(freeze.reason())));
  }

  public static Message locked(Place place, Lock lock, People people) {
    String what = lock.service().isPresent() ? words(place) : Markup.text(place.environment());
    return answer(
        new Said(
            "🔐",
            "Not deployed: "
                + people.mention(lock.by())
                + " has locked "
                + what
                + " until "
                + SlackDate.of(lock.until())
                + ". "
                + Sentences.reason(lock.reason())));
  }

  /// C5.
  ///
  /// @param newest versions that there are, newest first; three are offered
  /// @param again the same command with another version
  public static Message unknownVersion(
      Place place, String version, List<String> newest, Function<String, Command> again) {
    List<String> offers = newest.stream().limit(3).toList();
    String there =
        offers.isEmpty()
            ? "No version is known yet."
            : "The newest are " + Markup.list(offers.stream().map(Markup::text).toList()) + ".";
    List<String> commands = offers.stream().map(each -> again.apply(each).text()).toList();
    return answer(
        new Said(
            "🤔",
            Markup.text(place.service())
                + " has no version "
                + Markup.text(version)
                + ". "
                + there),
        Buttons.run(commands));
  }

  /// @param retry the text of the command that could not be carried out
  public static Message unavailable(Optional<String> retry) {
    return answer(
        new Said(
            "📡", "The reconciler does not answer. Nothing was done. What runs goes on by itself."),
        Buttons.run(retry.stream().toList()));
  }

  /// An order may have been carried out although no answer came.
  public static Message unknownOutcome(Place place) {
    return answer(
        new Said(
            "📡",
            "The reconciler's answer was lost. The order may have taken effect: look at the status"
                + " of "
                + words(place)
                + "."),
        List.of(status(place)));
  }

  /// What the reconciler answered to an order.
  public static Message operated(Command.Operate order, OperationResult result) {
    Place place = new Place(order.environment(), order.service());
    String what = order.order().word() + " " + words(place) + ": ";
    return result.accepted()
        ? answer(new Said("✅", done(order.order()) + what + Sentences.sentence(result.message())))
        : answer(
            new Said("✋", "No effect: " + what + Sentences.sentence(result.message())),
            List.of(status(place)));
  }

  private static String done(Command.Order order) {
    return order == Command.Order.COMPLAIN ? "Noted: " : "Ordered: ";
  }

  /// An order that the reconciler refused.
  ///
  /// @param reason for people, one sentence
  public static Message refused(Command.Operate order, String reason) {
    Place place = new Place(order.environment(), order.service());
    String what = order.order().word() + " " + words(place) + ": ";
    return answer(
        new Said("✋", "Refused: " + what + Sentences.sentence(reason)), List.of(status(place)));
  }

  /// The request's message stands in another channel than the command.
  ///
  /// @param channel the id of that channel
  public static Message asked(RequestState request, String channel) {
    return answer(
        new Said(
            "📮",
            Markup.text(request.ask().version())
                + " of "
                + words(request.ask().place())
                + " is asked for. Follow request "
                + Markup.text(request.ask().id().text())
                + " in "
                + Markup.channel(channel)
                + "."));
  }

  static Message answer(Said said) {
    return answer(said, List.of());
  }

  static Message answer(Said said, List<Button> buttons) {
    return new Page()
        .section(said.line().strip())
        .buttons(buttons)
        .message(said.sentence().strip());
  }

  static String words(Place place) {
    return Markup.text(place.service()) + " in " + Markup.text(place.environment());
  }

  static Button status(Place place) {
    return Buttons.run(
        new Command.Status(Optional.of(place.service()), Optional.of(place.environment())).text());
  }

  private static String may(Permission permission) {
    return switch (permission) {
      case REQUEST -> "ask for";
      case APPROVE -> "approve";
      case OPERATE -> "operate";
      case LOCK -> "lock";
      case EMERGENCY -> "use emergency rights on";
    };
  }
}
