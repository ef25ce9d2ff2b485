package dev.slipway.bot.command;

/// What became of a text.
public sealed interface Parsed {
  record Understood(Command command) implements Parsed {}

  record Refused(Problem problem) implements Parsed {}
}
