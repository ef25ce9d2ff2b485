package dev.slipway.bot.incident;

/// How bad it is, worst first. It orders what people see; who is called is the escalation's
/// business.
public enum Severity {
  /// users are without a service, or will be
  CRITICAL,
  /// users are served, worse than they should be
  MAJOR,
  /// users notice nothing yet
  MINOR
}
