package dev.slipway.telemetry.span;

/// What a span says about itself.
public sealed interface Attribute {
  record Text(String value) implements Attribute {}

  /// Kept as a number, so that a backend can compare it.
  record Number(long value) implements Attribute {}
}
