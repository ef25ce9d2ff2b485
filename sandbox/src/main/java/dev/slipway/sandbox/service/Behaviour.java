package dev.slipway.sandbox.service;

import java.time.Duration;

/// What a version of the sample service does wrong, if anything.
///
/// `/health` and `/ready` stay well in every behaviour but the two that are about them: a version
/// that fails its users and not its checks is what an analysis is for.
public sealed interface Behaviour {
  /// How the behaviours are written; for messages and `--help`.
  String FORMS =
      "good, slow[:DELAY], failing, failing-after[:DURATION], failing-share[:RATIO],"
          + " crashing[:AFTER], never-healthy, never-ready, silent, breakable";

  record Good() implements Behaviour {}

  /// Answers each user's request after `delay`.
  record Slow(Duration delay) implements Behaviour {}

  /// Answers each user's request with 500.
  record Failing() implements Behaviour {}

  /// Good until it has run for `age`, failing from then on.
  record FailingAfter(Duration age) implements Behaviour {}

  /// Of any N users' requests in a row, `ratio` times N (rounded down or up) are answered with 500.
  ///
  /// @param ratio 0 to 1
  record FailingShare(double ratio) implements Behaviour {
    public FailingShare {
      if (!(ratio >= 0 && ratio <= 1)) {
        throw new IllegalArgumentException("a share is a ratio from 0 to 1, not " + ratio);
      }
    }
  }

  /// Ends with exit code 3 once it has run for `age`.
  record Crashing(Duration age) implements Behaviour {}

  /// `/health` answers 503.
  record NeverHealthy() implements Behaviour {}

  /// Healthy, but `/ready` answers 503: a smoke test finds it.
  record NeverReady() implements Behaviour {}

  /// Takes users' requests and never answers.
  record Silent() implements Behaviour {}

  /// Good until somebody posts to `/break`, failing from then on.
  record Breakable() implements Behaviour {}

  /// Reads a name with an optional argument: `failing-after:20s`, `slow:300ms`,
  /// `failing-share:0.2`.
  ///
  /// @throws IllegalArgumentException with a sentence for people
  static Behaviour parse(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    String argument = colon < 0 ? "" : text.substring(colon + 1);
    return switch (name) {
      case "slow" -> new Slow(duration(argument, Duration.ofMillis(800)));
      case "failing-after" -> new FailingAfter(duration(argument, Duration.ofMinutes(1)));
      case "failing-share" -> new FailingShare(ratio(argument));
      case "crashing" -> new Crashing(duration(argument, Duration.ZERO));
      default -> plain(text);
    };
  }

  private static Behaviour plain(String text) {
    return switch (text) {
      case "good" -> new Good();
      case "failing" -> new Failing();
      case "never-healthy" -> new NeverHealthy();
      case "never-ready" -> new NeverReady();
      case "silent" -> new Silent();
      case "breakable" -> new Breakable();
      default ->
          throw new IllegalArgumentException("no behaviour '" + text + "'; there are " + FORMS);
    };
  }

  private static Duration duration(String text, Duration otherwise) {
    return text.isEmpty() ? otherwise : Durations.parse(text);
  }

  private static double ratio(String text) {
    if (text.isEmpty()) {
      return 0.2;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a ratio from 0 to 1: '" + text + "'", e);
    }
  }
}
