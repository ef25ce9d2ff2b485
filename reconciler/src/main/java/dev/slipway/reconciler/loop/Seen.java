package dev.slipway.reconciler.loop;

import java.util.Optional;

/// The newest answer of something that is asked again and again.
///
/// @param newest empty before the first answer; an old one while it cannot be asked
/// @param down why it cannot be asked now
public record Seen<T>(Optional<T> newest, Optional<String> down) {
  public static <T> Seen<T> of(T answer) {
    return new Seen<>(Optional.of(answer), Optional.empty());
  }

  public static <T> Seen<T> notYet() {
    return new Seen<>(Optional.empty(), Optional.of("it has not been asked yet"));
  }

  Seen<T> butNewest(T answer) {
    return new Seen<>(Optional.of(answer), down);
  }

  /// The same answer, older: it could not be asked again.
  public Seen<T> butDown(String reason) {
    return new Seen<>(newest, Optional.of(reason));
  }
}
