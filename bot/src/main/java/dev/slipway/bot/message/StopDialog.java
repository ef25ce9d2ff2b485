package dev.slipway.bot.message;

import dev.slipway.bot.command.Command;
import dev.slipway.bot.command.StopText;
import dev.slipway.bot.message.Dialog.Input;
import java.util.List;
import java.util.Optional;

/// Asks for the end and the reason of a lock or a freeze. It remembers where it was asked for, and
/// what is to be stopped.
public final class StopDialog {
  /// What it means when it is sent.
  public static final String CALLBACK = "stop";

  /// Ids of its inputs.
  public static final String END = "end";

  public static final String REASON = "reason";

  private static final int LONGEST_END = 60;

  private StopDialog() {}

  /// @param channel where it was typed
  public static Dialog of(Command.AskStop ask, String channel) {
    String word =
        switch (ask.stop()) {
          case LOCK -> "Lock";
          case FREEZE -> "Freeze";
        };
    return new Dialog(
        CALLBACK,
        word,
        word,
        channel + " " + StopText.begun(ask),
        List.of(
            new Input.Text(
                END,
                "For how long, or until when",
                "30m, 2h, 3d, 18:00 or 2026-12-24T18:00+01:00; without a zone it is UTC.",
                false,
                LONGEST_END,
                ask.end().map(end -> end.text())),
            new Input.Text(
                REASON,
                "Reason",
                "What must not be disturbed? Everybody will read it.",
                true,
                Command.Lock.LONGEST_REASON,
                Optional.of(ask.reason()).filter(text -> !text.isEmpty()))));
  }

  /// Where it was typed.
  ///
  /// @param memory as it comes back
  public static String channel(String memory) {
    return DeployDialog.channel(memory);
  }

  /// What is to be stopped.
  ///
  /// @param memory as it comes back
  public static String begun(String memory) {
    return memory.substring(Math.min(memory.length(), channel(memory).length() + 1));
  }
}
