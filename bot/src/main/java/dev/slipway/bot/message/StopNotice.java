package dev.slipway.bot.message;

import dev.slipway.bot.request.Actor;
import dev.slipway.environments.language.Freeze;
import dev.slipway.environments.language.Lock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an environment's channel reads of locks and freezes: one line each.
public final class StopNotice {
  private StopNotice() {}

  /// @param owner of the lock that was there before, where it is another person's
  public static Message locked(
      Actor by, StopTarget target, Lock lock, Optional<String> owner, People people) {
    String what =
        owner
            .map(before ->
                " took the lock of "
                    + target.words()
                    + " over from "
                    + people.mention(before)
                    + ", until ")
            .orElse(" locked " + target.words() + " until ");
    return line(
        "🔐",
        People.mention(by)
            + what
            + SlackDate.of(lock.until())
            + ". "
            + Sentences.reason(lock.reason()));
  }

  /// @param owner as with a lock
  public static Message unlocked(
      Actor by, StopTarget target, Optional<String> owner, People people) {
    return line(
        "🔓",
        People.mention(by)
            + " unlocked "
            + target.words()
            + owner.map(before -> ", which " + people.mention(before) + " had locked").orElse("")
            + ".");
  }

  public static Message frozen(Actor by, String environment, Freeze freeze) {
    return line(
        "🧊",
        People.mention(by)
            + " froze "
            + Markup.text(environment)
            + " until "
            + SlackDate.of(freeze.until())
            + ". "
            + Sentences.reason(freeze.reason()));
  }

  public static Message thawed(Actor by, String environment) {
    return line(
        "🔓", People.mention(by) + " lifted the freeze of " + Markup.text(environment) + ".");
  }

  /// To the owner of a lock, once.
  public static Message reminder(StopTarget target, Lock lock, Instant since) {
    return Answer.answer(
        new Said(
            "⏰",
            "You have locked "
                + target.words()
                + " since "
                + SlackDate.of(since)
                + " and until "
                + SlackDate.of(lock.until())
                + ". "
                + Sentences.reason(lock.reason())
                + " Unlock it if it is not needed any more."),
        Buttons.run(
            List.of(
                new dev.slipway.bot.command.Command.Unlock(lock.service(), target.environment())
                    .text())));
  }

  private static Message line(String sign, String sentence) {
    return Answer.answer(new Said(sign, sentence));
  }
}
