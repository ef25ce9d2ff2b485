package dev.slipway.reconciler.delivery;

import dev.slipway.environments.language.Route;
import dev.slipway.environments.language.Weight;
import java.util.Optional;

/// Everything a router shall do for one service: it is set whole, never in parts.
///
/// @param generation rises with each change; a router refuses a lower one, so that a late order
///   cannot undo a newer
/// @param route host name or port, as Git says it
/// @param primary gets what `split` leaves
/// @param sticky a user stays with the release that answered first, by cookie, until that release's
///   weight is 0
public record RoutePlan(
    ServiceKey key,
    long generation,
    Route route,
    Pool primary,
    Optional<Split> split,
    boolean sticky) {
  /// The candidate's share.
  ///
  /// @param shield whether a failed idempotent request of the candidate is answered by the primary,
  ///   once
  public record Split(Pool candidate, Weight weight, boolean shield) {}

  /// The share of requests that a release gets.
  public Weight share(ReleaseHash release) {
    Weight candidate = split.map(Split::weight).orElse(Weight.NONE);
    if (split.isPresent() && split.get().candidate().release().equals(release)) {
      return candidate;
    }
    return primary.release().equals(release)
        ? new Weight(Weight.ALL.percent() - candidate.percent())
        : Weight.NONE;
  }

  /// Whether two plans differ in nothing but the generation.
  public boolean sameAs(RoutePlan other) {
    return withGeneration(other.generation).equals(other);
  }

  public RoutePlan withGeneration(long next) {
    return new RoutePlan(key, next, route, primary, split, sticky);
  }
}
