package dev.slipway.reconciler.loop;

import dev.slipway.environments.language.DesiredState;
import dev.slipway.environments.language.Digest;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.planning.Proof;
import dev.slipway.reconciler.router.Router;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// All that one pass sees of an environment.
///
/// @param now wall time, for calendars only
/// @param elapsed monotonic time since the pass before, capped
/// @param desired what Git says; its newest answer stays in force while Git cannot be asked
/// @param instances by service
/// @param routes by service
/// @param releases what a running release is, as its target recorded it; asked only where the
///   journal knows nothing
/// @param inFlight resources that an effect works on now
/// @param notes what has happened since the pass before, in order
public record World(
    Instant now,
    Duration elapsed,
    Seen<DesiredState> desired,
    Seen<Map<ServiceKey, List<Instance>>> instances,
    Seen<Map<ServiceKey, Router.Routed>> routes,
    Fingerprints fingerprints,
    Map<Journal.Artifact, Digest> pins,
    Map<ServiceKey, Proof> proofs,
    Function<ReleaseHash, Optional<Release>> releases,
    Set<String> inFlight,
    List<Note> notes) {
  public World {
    inFlight = Set.copyOf(inFlight);
    notes = List.copyOf(notes);
  }
}
