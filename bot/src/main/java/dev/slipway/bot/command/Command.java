package dev.slipway.bot.command;

import java.util.Optional;

/// What somebody typed, understood. Environments and services are by their real names: aliases are
/// resolved.
public sealed interface Command {
  /// `SERVICE ENVIRONMENT [VERSION]`, `SERVICE@VERSION to ENVIRONMENT`.
  ///
  /// @param version absent: what the environment before has proven, else a dialog asks
  record Deploy(String service, String environment, Optional<String> version) implements Command {}

  /// `status [SERVICE] [ENVIRONMENT]`.
  record Status(Optional<String> service, Optional<String> environment) implements Command {}

  /// `history SERVICE ENVIRONMENT`.
  record History(String service, String environment) implements Command {}

  /// `pause|resume|complete|abort|retry|rollback SERVICE ENVIRONMENT [reason]`.
  record Operate(Order order, String service, String environment, String reason)
      implements Command {}

  /// `help [TOPIC]`.
  record Help(Optional<String> topic) implements Command {}

  /// Nothing was said, or only a part of it: a dialog asks for the rest.
  record Ask(Optional<String> service, Optional<String> environment, Optional<String> version)
      implements Command {}

  /// Orders for what runs.
  enum Order {
    PAUSE,
    RESUME,
    COMPLETE,
    ABORT,
    RETRY,
    ROLLBACK
  }
}
