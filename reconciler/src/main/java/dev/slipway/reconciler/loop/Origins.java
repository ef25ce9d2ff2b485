package dev.slipway.reconciler.loop;

import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.planning.Effect;
import dev.slipway.reconciler.planning.Rejection;
import dev.slipway.reconciler.planning.Resolution;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.planning.Serving;
import dev.slipway.reconciler.planning.Wish;
import java.util.Optional;

/// Rejected content that differs from what serves by its service file is not undone by a
/// write-back: people are told which line, and whose, until Git changes.
final class Origins {
  private Origins() {}

  /// What to ask Git, while it is not known.
  static Optional<Effect> find(ServiceRecord record, Wish wish) {
    if (!(wish.resolution() instanceof Resolution.Known(Release candidate))) {
      return Optional.empty();
    }
    Optional<Rejection> unexplained =
        record.rejection(candidate).filter(rejection -> rejection.origin().isEmpty());
    Optional<Serving> changed =
        record
            .serving()
            .filter(serving -> !serving.release().spec().equals(candidate.spec()))
            .filter(serving -> !serving.commit().isBlank());
    Optional<String> file =
        wish.desired().files().keySet().stream()
            .filter(path -> path.startsWith("services/"))
            .findFirst();
    if (unexplained.isEmpty() || changed.isEmpty() || file.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Effect.FindChange(record.key(), unexplained.get(), file.get(), changed.get().commit()));
  }
}
