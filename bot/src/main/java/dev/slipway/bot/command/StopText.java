package dev.slipway.bot.command;

import dev.slipway.bot.command.Command.AskStop;
import dev.slipway.bot.command.Command.Freeze;
import dev.slipway.bot.command.Command.Lock;
import java.util.Optional;

/// Locks and freezes as texts. A whole environment stands behind `in`: a service may be called like
/// it.
public final class StopText {
  private StopText() {}

  static String of(Lock lock) {
    return "lock"
        + place(lock.service(), lock.environment())
        + " "
        + lock.end().text()
        + " "
        + SlackText.escaped(lock.reason());
  }

  static String of(Freeze freeze) {
    return "freeze "
        + freeze.environment()
        + " "
        + freeze.end().text()
        + " "
        + SlackText.escaped(freeze.reason());
  }

  static String of(AskStop ask) {
    String begun = begun(ask) + ask.end().map(end -> " " + end.text()).orElse("");
    if (ask.reason().isEmpty()) {
      return begun;
    }
    // What begins like an end is none in quotes.
    boolean mistakable = ask.end().isEmpty() && EndRule.begins(ask.reason());
    String reason = SlackText.escaped(ask.reason());
    return begun + " " + (mistakable ? "\"" + reason + "\"" : reason);
  }

  /// What is to be stopped: `lock frontend staging`.
  public static String begun(AskStop ask) {
    return switch (ask.stop()) {
      case LOCK -> "lock" + place(ask.service(), ask.environment());
      case FREEZE -> "freeze " + ask.environment();
    };
  }

  /// With what a dialog was filled in with, as if it was typed.
  ///
  /// @param begun what is to be stopped
  /// @param end a duration or a time, with or without `for` and `until`
  /// @param reason as it was written
  public static String whole(String begun, String end, String reason) {
    String said = end.strip();
    boolean complete = said.startsWith("for ") || said.startsWith("until ");
    boolean time = said.indexOf(':') >= 0 || said.indexOf('-') >= 0;
    return begun
        + " "
        + SlackText.escaped(complete ? said : (time ? "until " : "for ") + said)
        + " "
        + SlackText.escaped(reason);
  }

  static String place(Optional<String> service, String environment) {
    return service.map(name -> " " + name + " " + environment).orElse(" in " + environment);
  }
}
