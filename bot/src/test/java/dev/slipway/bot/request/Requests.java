package dev.slipway.bot.request;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Requests to test with.
public final class Requests {
  public static final Plan PLAN = plan("a", "basis");

  private Requests() {}

  public static Ask ask(Actor requester, Instant at) {
    return ask(requester, at, Optional.empty());
  }

  static Ask ask(Actor requester, Instant at, Optional<Ask.Manner> manner) {
    return new Ask(
        new RequestId("r-test1"),
        new Place("staging", "frontend"),
        "1.5.0",
        requester,
        "#deploys",
        new Ask.Origin("C0GENERAL", Optional.empty()),
        at,
        manner);
  }

  /// @param letter of which the hash is made
  public static Plan plan(String letter, String basis) {
    return new Plan(
        letter.repeat(64),
        basis,
        Optional.of("1.4.2"),
        "1.5.0",
        Optional.of("sha256:" + "b".repeat(64)),
        "canary",
        List.of("5 % for 5m"),
        false,
        Optional.empty(),
        List.of(),
        List.of());
  }

  public static Quorum quorum(int required) {
    return new Quorum(required, List.of("sre"), false, Duration.ofHours(4));
  }
}
