package dev.slipway.reconciler.delivery;

/// Where an instance is reached.
///
/// @param port 1 to 65535
public record Endpoint(String host, int port) {
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
