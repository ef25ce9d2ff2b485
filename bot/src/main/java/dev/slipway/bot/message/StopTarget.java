package dev.slipway.bot.message;

import dev.slipway.environments.language.Lock;
import java.util.Optional;

/// What is locked, in words.
///
/// @param service absent: the whole environment
public record StopTarget(Optional<String> service, String environment) {
  static StopTarget of(Lock lock, String environment) {
    return new StopTarget(lock.service(), environment);
  }

  String words() {
    return service.map(name -> Markup.text(name) + " in ").orElse("") + Markup.text(environment);
  }

  /// For the audit.
  @Override
  public String toString() {
    return service.map(name -> name + " in ").orElse("") + environment;
  }
}
