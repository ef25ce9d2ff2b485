package dev.slipway.sandbox.slack.delivery;

/// Which try it is.
///
/// @param retry 0 for the first
/// @param reason why it is tried again: `http_timeout`, `http_error`, ...; empty for the first
public record Attempt(int retry, String reason) {
  public static final Attempt FIRST = new Attempt(0, "");
}
