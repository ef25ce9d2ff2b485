package dev.slipway.environments.yaml;

import java.util.Optional;

/// What [Fields] read behind a key: there unless a problem was added.
public final class Value<T> {
  private final Optional<T> content;

  Value(Optional<T> content) {
    this.content = content;
  }

  /// A value that no key gives.
  public static <T> Value<T> of(T content) {
    return new Value<>(Optional.of(content));
  }

  /// The value. Only inside the supplier that [Shapes#record] calls, which happens when there are
  /// no problems.
  public T get() {
    return content.orElseThrow(
        () -> new IllegalStateException("asked for a value that could not be read"));
  }

  public Optional<T> ifRead() {
    return content;
  }
}
