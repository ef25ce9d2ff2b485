package dev.slipway.sandbox.demo;

import java.util.List;

/// Whom users ask, by environment.
enum Hosts {
  STAGING(
      "staging",
      List.of(
          "frontend.staging.localhost", "backend.staging.localhost", "frontend.staging.localhost")),
  PRODUCTION(
      "production", List.of("www.localhost", "backend.production.localhost", "www.localhost"));

  private final String label;
  private final List<String> inTurn;

  Hosts(String label, List<String> inTurn) {
    this.label = label;
    this.inTurn = inTurn;
  }

  String label() {
    return label;
  }

  List<String> inTurn() {
    return inTurn;
  }

  /// Whether each of them answers.
  boolean serve(Playground playground) {
    return inTurn.stream()
        .distinct()
        .allMatch(host -> playground.knock(host).map(Knock::isWell).orElse(false));
  }
}
