package dev.slipway.bot.message;

import dev.slipway.bot.command.Command;
import dev.slipway.bot.command.StopText;
import dev.slipway.bot.message.Button.Tone;
import dev.slipway.environments.language.Freeze;
import dev.slipway.environments.language.Lock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What one person is told about a lock or a freeze that they want, or want gone.
public final class StopAnswer {
  private StopAnswer() {}

  /// Nobody said how long, or why, and no dialog can ask.
  public static Message incomplete(Command.AskStop ask) {
    return Answer.answer(
        new Said(
            "🤔",
            "Say for how long and why: "
                + Markup.code(
                    StopText.begun(ask)
                        + ask.end().map(end -> " " + end.text()).orElse(" for 2h")
                        + " REASON")
                + "."));
  }

  /// @param end when it would end
  public static Message over(Instant end) {
    return Answer.answer(
        new Said("🤔", "Nothing was done: " + SlackDate.of(end) + " has passed already."));
  }

  /// @param most how long it may last
  /// @param shorter the command that would be taken
  public static Message tooLong(Duration most, Command shorter) {
    return Answer.answer(
        new Said(
            "🤔",
            "Nothing was done: it may last "
                + Sentences.count((int) most.toDays(), "day", "days")
                + " at most. What lasts longer is written into the environments repository."),
        Buttons.run(List.of(shorter.text())));
  }

  /// Somebody else has locked it: whether to go on is asked first.
  ///
  /// @param takeover what the button stands for
  public static Message takeOver(StopTarget target, Lock lock, People people, Takeover takeover) {
    return ask("Take over", target, lock, people, takeover);
  }

  public static Message unlockOfAnother(
      StopTarget target, Lock lock, People people, Takeover takeover) {
    return ask("Unlock", target, lock, people, takeover);
  }

  private static Message ask(
      String label, StopTarget target, Lock lock, People people, Takeover takeover) {
    return Answer.answer(
        new Said(
            "🔐",
            people.mention(lock.by())
                + " has locked "
                + target.words()
                + " until "
                + SlackDate.of(lock.until())
                + ". "
                + Sentences.reason(lock.reason())
                + " "
                + label
                + " all the same? They will be told."),
        List.of(Buttons.button(Actions.TAKE_OVER, label, takeover.value(), Tone.DANGER)));
  }

  /// It stands in Git.
  public static Message locked(StopTarget target, Lock lock) {
    return Answer.answer(
        new Said("🔐", "You have locked " + target.words() + until(lock.until())),
        Buttons.run(List.of(new Command.Unlock(lock.service(), target.environment()).text())));
  }

  public static Message unlocked(StopTarget target) {
    return Answer.answer(new Said("🔓", target.words() + " is unlocked."));
  }

  public static Message frozen(String environment, Freeze freeze) {
    return Answer.answer(
        new Said("🧊", "You have frozen " + Markup.text(environment) + until(freeze.until())),
        Buttons.run(List.of(new Command.Unfreeze(environment).text())));
  }

  public static Message thawed(String environment) {
    return Answer.answer(new Said("🔓", Markup.text(environment) + " is not frozen any more."));
  }

  /// There is no such lock or freeze.
  public static Message nothing(StopTarget target) {
    return Answer.answer(
        new Said("🔓", "Nothing was done: nothing of the kind stops " + target.words() + "."),
        Buttons.run(List.of(new Command.Locks(Optional.of(target.environment())).text())));
  }

  /// Own locks hold for their owner too.
  public static Message ownLock(StopTarget target, Lock lock) {
    return Answer.answer(
        new Said(
            "🔐",
            "Not deployed: you have locked "
                + target.words()
                + until(lock.until())
                + " "
                + Sentences.reason(lock.reason())
                + " Unlock it first."),
        Buttons.run(List.of(new Command.Unlock(lock.service(), target.environment()).text())));
  }

  /// @param reason for people, one sentence
  public static Message refused(StopTarget target, String reason) {
    return Answer.answer(
        new Said("✋", "Not done for " + target.words() + ": " + Sentences.sentence(reason)));
  }

  /// It is kept and tried again.
  public static Message stillTrying(StopTarget target) {
    return Answer.answer(
        new Said(
            "📡",
            "The environments repository does not answer. Your wish for "
                + target.words()
                + " is kept and tried for two minutes."));
  }

  public static Message unknownOutcome(StopTarget target) {
    return Answer.answer(
        new Said(
            "📡",
            "The environments repository does not answer. Whether your wish for "
                + target.words()
                + " arrived is not known. Look at the locks later."),
        Buttons.run(List.of(new Command.Locks(Optional.of(target.environment())).text())));
  }

  private static String until(Instant end) {
    return " until " + SlackDate.of(end) + ".";
  }
}
