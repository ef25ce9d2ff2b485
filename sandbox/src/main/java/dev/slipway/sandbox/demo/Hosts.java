package dev.slipway.sandbox.demo;

import java.util.List;

/// Whom users ask, by environment.
enum Hosts {
  STAGING,
  PRODUCTION;

  String label() {
    return switch (this) {
      case STAGING -> "staging";
      case PRODUCTION -> "production";
    };
  }

  /// The frontend twice as often as the backend.
  List<String> inTurn() {
    return switch (this) {
      case STAGING ->
          List.of(
              "frontend.staging.localhost",
              "backend.staging.localhost",
              "frontend.staging.localhost");
      case PRODUCTION -> List.of("www.localhost", "backend.production.localhost", "www.localhost");
    };
  }

  /// Whether each of them answers.
  boolean serve(Playground playground) {
    return inTurn().stream()
        .distinct()
        .allMatch(host -> playground.knock(host).map(Knock::isWell).orElse(false));
  }
}
