package dev.slipway.environments.language;

import java.util.OptionalInt;

/// Whether services that left the file are removed from the target.
///
/// @param confirm how many removals a person has confirmed; nothing is removed unless it equals
///   their number
public record Removal(boolean allowed, OptionalInt confirm) {
  public static final Removal OFF = new Removal(false, OptionalInt.empty());
}
