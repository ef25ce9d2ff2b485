package dev.slipway.api.cli;

import dev.slipway.api.client.ReconcilerException;
import dev.slipway.api.operation.ApiProblem;
import java.util.Optional;

/// What to do about a refusal.
final class Advice {
  private Advice() {}

  /// The reconciler's own hint, else one that fits the kind.
  static Optional<String> on(ReconcilerException refusal) {
    return refusal.problem().flatMap(ApiProblem::hint).or(() -> general(refusal.kind()));
  }

  private static Optional<String> general(ReconcilerException.Kind kind) {
    return switch (kind) {
      case UNREACHABLE ->
          Optional.of(
              "Start it (./slipway demo, ./slipway reconciler), or say where it is: --url.");
      case UNKNOWN_OUTCOME ->
          Optional.of("It may have taken effect all the same: look with ./slipway status.");
      case UNAUTHORIZED ->
          Optional.of("Give the reconciler's token file: --token-file or SLIPWAY_TOKEN_FILE.");
      case NOT_FOUND ->
          Optional.of("The order is SERVICE ENVIRONMENT; ./slipway status lists both.");
      case STATE_MOVED -> Optional.of("Look with ./slipway status, then decide again.");
      case UNAVAILABLE -> Optional.of("Try again in a moment.");
      case NOT_UNDERSTOOD -> Optional.of("Check the address: --url or SLIPWAY_URL.");
      case FEED_GONE, REFUSED -> Optional.empty();
    };
  }
}
