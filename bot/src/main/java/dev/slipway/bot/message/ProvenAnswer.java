package dev.slipway.bot.message;

import dev.slipway.bot.command.Command;
import dev.slipway.bot.request.Place;
import java.util.List;
import java.util.function.Function;

/// Why nothing is promoted, or rolled back to a version.
public final class ProvenAnswer {
  private static final int OFFERS = 3;

  private ProvenAnswer() {}

  /// The rules name another environment to promote from.
  ///
  /// @param manner how it was wanted, put behind what is offered
  public static Message otherSource(
      Command.Promote asked, String source, Function<Command.Promote, Command> manner) {
    Said said =
        new Said(
            "✋",
            "Not promoted: "
                + Markup.text(asked.environment())
                + " is promoted from "
                + Markup.text(source)
                + ", not from "
                + Markup.text(asked.from())
                + ".");
    // Promoting an environment to itself is nothing to offer.
    List<String> offers =
        source.equals(asked.environment())
            ? List.of()
            : List.of(
                manner
                    .apply(new Command.Promote(asked.service(), source, asked.environment()))
                    .text());
    return Answer.answer(said, Buttons.run(offers));
  }

  /// @param proven versions that were proven there, newest first
  public static Message unproven(Command.Proven asked, List<String> proven) {
    return switch (asked) {
      case Command.Promote it ->
          Answer.answer(
              new Said(
                  "✋",
                  "Not promoted: "
                      + Markup.text(it.from())
                      + " has proven no version of "
                      + Markup.text(it.service())
                      + " yet. A version is proven once its watch has passed."),
              List.of(Answer.status(new Place(it.from(), it.service()))));
      case Command.RollBackTo it -> neverProven(it, proven);
    };
  }

  private static Message neverProven(Command.RollBackTo asked, List<String> proven) {
    List<String> offers = proven.stream().limit(OFFERS).toList();
    String there =
        offers.isEmpty()
            ? "No version was proven there yet."
            : "Proven were, newest first: "
                + Markup.list(proven.stream().map(Markup::text).toList())
                + ".";
    return Answer.answer(
        new Said(
            "✋",
            "Not rolled back: "
                + Markup.text(asked.version())
                + " was never proven for "
                + Answer.words(new Place(asked.environment(), asked.service()))
                + ". "
                + there),
        Buttons.run(
            offers.stream()
                .map(each ->
                    new Command.RollBackTo(asked.service(), asked.environment(), each).text())
                .toList()));
  }

  /// The reconciler says no.
  ///
  /// @param reason for people, one sentence
  public static Message refused(Command.Proven asked, String reason) {
    Place place = new Place(asked.environment(), asked.service());
    String what =
        switch (asked) {
          case Command.Promote _ -> "Not promoted to ";
          case Command.RollBackTo _ -> "Not rolled back in ";
        };
    return Answer.answer(
        new Said("✋", what + Markup.text(asked.environment()) + ": " + Sentences.sentence(reason)),
        List.of(Answer.status(place)));
  }
}
