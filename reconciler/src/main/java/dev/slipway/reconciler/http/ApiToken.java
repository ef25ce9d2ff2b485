package dev.slipway.reconciler.http;

/// The bearer token that callers of the API show. Never printed.
///
/// @param value the token itself
public record ApiToken(String value) {
  @Override
  public String toString() {
    return "ApiToken[...]";
  }
}
