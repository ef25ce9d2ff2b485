package dev.slipway.bot.message;

import java.util.Optional;

/// @param action what it means, one of [Actions]' words; unique inside a message together with the
///   value
/// @param label plain text, up to 75 characters
/// @param value up to 2,000 characters: what it is about
/// @param confirmation asked before it counts
public record Button(
    String action, String label, String value, Tone tone, Optional<Confirmation> confirmation) {
  public enum Tone {
    PLAIN,
    PRIMARY,
    DANGER
  }

  public record Confirmation(String title, String text, String confirm, String deny) {}
}
