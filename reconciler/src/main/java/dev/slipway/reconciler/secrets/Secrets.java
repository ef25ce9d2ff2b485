package dev.slipway.reconciler.secrets;

import dev.slipway.reconciler.delivery.UnavailableException;
import java.util.Optional;

/// Reads secrets. Values never reach a log, a message, an argument list or an exception's text.
public interface Secrets {
  /// The current value; empty when the environment has no such secret.
  ///
  /// @param name as in the service file: `frontend/database-url`
  /// @throws UnavailableException when the source could not be read
  Optional<String> value(String environment, String name) throws UnavailableException;

  /// A keyed fingerprint of the current value: changes when the value does, tells nothing about it,
  /// differs between installations. Empty when the environment has no such secret.
  ///
  /// @throws UnavailableException when the source could not be read
  Optional<String> fingerprint(String environment, String name) throws UnavailableException;
}
