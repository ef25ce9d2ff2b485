package dev.slipway.bot.loop;

import dev.slipway.bot.slack.Inbound;

/// Commands of the app beside `/deploy`: each stands for a word behind it, so that there is one
/// language. An app may call `/deploy` otherwise.
final class SlashCommands {
  private SlashCommands() {}

  static String text(Inbound.Typed typed) {
    return switch (typed.command()) {
      case "/incident" -> "incident " + typed.text();
      case "/oncall" -> "oncall " + typed.text();
      default -> typed.text();
    };
  }
}
