package dev.slipway.sandbox.traffic;

/// How a request ended, as its user saw it.
public sealed interface Ending {
  /// @param version what answered, by its header `X-Version`; empty where an answer named none, as
  ///   a router's own 502 does
  record Answered(int status, String version) implements Ending {
    /// Users count 4xx too: every request of this traffic is one that a good version answers well.
    public boolean isFailure() {
      return status >= 400;
    }
  }

  /// No answer, or half of one: refused, reset, cut short, timed out.
  ///
  /// @param reason one of few short texts, so that they can be counted
  record Broken(String reason) implements Ending {}

  /// Never sent, because too many were unanswered: says something about the generator's limits,
  /// nothing about who answers.
  record Unsent() implements Ending {}
}
