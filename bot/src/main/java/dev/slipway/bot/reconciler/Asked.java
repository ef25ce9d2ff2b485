package dev.slipway.bot.reconciler;

import java.util.function.Function;

/// An answer of the reconciler, or why there is none.
public sealed interface Asked<T> {
  /// The same with a part of what is known.
  default <R> Asked<R> map(Function<T, R> part) {
    return switch (this) {
      case Known<T>(T value) -> new Known<>(part.apply(value));
      case NotFound<T>(String code, String message) -> new NotFound<>(code, message);
      case Moved<T>(String message) -> new Moved<>(message);
      case Gone<T>() -> new Gone<>();
      case Refused<T>(String message) -> new Refused<>(message);
      case Unavailable<T>(String message) -> new Unavailable<>(message);
    };
  }

  record Known<T>(T value) implements Asked<T> {}

  /// There is no such thing.
  ///
  /// @param code the problem's: `no-version`, `no-service`
  record NotFound<T>(String code, String message) implements Asked<T> {}

  /// The state moved on meanwhile: look, then decide again.
  record Moved<T>(String message) implements Asked<T> {}

  /// The event feed or the position is not known any more.
  record Gone<T>() implements Asked<T> {}

  /// The same will never be taken.
  record Refused<T>(String message) implements Asked<T> {}

  /// It may have been done; try again with the same idempotency key.
  record Unavailable<T>(String message) implements Asked<T> {}
}
