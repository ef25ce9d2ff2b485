package dev.slipway.bot.message;

import dev.slipway.api.state.BlockStatus;
import dev.slipway.bot.command.Command;
import dev.slipway.bot.request.Ask;
import dev.slipway.bot.request.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Why something that was understood and permitted is not done, or not yet.
public final class Obstacle {
  private static final int OFFERS = 3;

  private Obstacle() {}

  /// Nobody said which version, and none was proven before.
  ///
  /// @param newest versions that there are, newest first
  /// @param again the same command with a version
  public static Message whichVersion(
      Place place, List<String> newest, Function<String, Command> again) {
    List<String> commands =
        newest.stream().limit(OFFERS).map(version -> again.apply(version).text()).toList();
    return Answer.answer(
        new Said(
            "🤔",
            "Which version of "
                + Answer.words(place)
                + "? None has been proven in an environment before it. Type it after the"
                + " environment."),
        Buttons.run(commands));
  }

  /// Nobody knows today what is right by then.
  public static Message tooFar(Duration farthest) {
    return Answer.answer(
        new Said(
            "🤔",
            "Nothing was done: it may be asked for at most "
                + Sentences.count((int) farthest.toDays(), "day", "days")
                + " ahead."));
  }

  /// The reconciler or the repository says no.
  ///
  /// @param reason for people, one sentence
  public static Message cannotPlan(Ask ask, String reason) {
    return Answer.answer(
        new Said("✋", what(ask) + " cannot be deployed: " + Sentences.sentence(reason)),
        List.of(Answer.status(ask.place())));
  }

  /// There is nothing to commit, although it does not serve.
  ///
  /// @param why for people, one sentence
  /// @param blocks what holds it back
  public static Message nothingToDo(Ask ask, String why, List<BlockStatus> blocks) {
    Said said =
        new Said(
            "📌",
            "Nothing to commit for " + Answer.words(ask.place()) + ": " + Sentences.sentence(why));
    List<String> waits = Sentences.blocks(blocks);
    return new Page()
        .section(said.line())
        .lines(waits.stream().map("🚧 "::concat).toList())
        .buttons(List.of(Answer.status(ask.place())))
        .message(Page.fallback(Stream.concat(Stream.of(said.sentence()), waits.stream()).toList()));
  }

  /// It was taken back before.
  ///
  /// @param reason as the plan says it
  public static Message rejected(Ask ask, String reason) {
    String retry =
        new Command.Operate(
                Command.Order.RETRY, ask.place().service(), ask.place().environment(), "")
            .text();
    return Answer.answer(
        new Said("✋", what(ask) + " is not tried again: " + Sentences.sentence(reason)),
        Buttons.run(List.of(retry)));
  }

  /// An order is kept and sent again.
  public static Message stillTrying(Command.Operate order) {
    Place place = new Place(order.environment(), order.service());
    return Answer.answer(
        new Said(
            "📡",
            "The reconciler does not answer. The order is kept and tried for two minutes: "
                + order.order().word()
                + " "
                + Answer.words(place)
                + "."));
  }

  /// @param reason for people, one sentence
  public static Message noDialog(String reason) {
    return Answer.answer(
        new Said(
            "📡",
            "The dialog did not open: "
                + Sentences.sentence(reason)
                + " Type the whole command instead."),
        Buttons.run(List.of(new Command.Help(Optional.empty()).text())));
  }

  /// A dialog came back without what is needed.
  public static Message incomplete() {
    return Answer.answer(new Said("🤔", "Choose a service and an environment."));
  }

  /// A message that somebody wants in an incident's timeline.
  public static Message unread() {
    return Answer.answer(
        new Said(
            "📡",
            "The message could not be read, so it is not in the timeline. React to it again, or"
                + " write it: /incident note TEXT."));
  }

  private static String what(Ask ask) {
    return Markup.text(ask.version()) + " of " + Answer.words(ask.place());
  }
}
