package dev.slipway.bot.loop;

import dev.slipway.api.state.ReleaseStatus;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.api.state.VersionStatus;
import dev.slipway.api.state.VersionsStatus;
import dev.slipway.bot.command.Command;
import dev.slipway.bot.reconciler.Asked;
import dev.slipway.bot.reconciler.Reconciler;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.Soak;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which versions there are, and where each was proven. Blocking: the reconciler is asked.
record Proofs(Reconciler reconciler) {
  private static final int NEWEST = 3;

  private record Proven(String version, VersionStatus.Proof proof) {}

  /// Newest proof first. A promotion takes what was proven last there, a rollback any.
  Asked<List<String>> wantedBy(Command.Proven wanted) {
    return switch (wanted) {
      case Command.Promote it ->
          reconciler
              .service(new Place(it.from(), it.service()))
              .map(status -> status.proven().map(ReleaseStatus::version).stream().toList());
      case Command.RollBackTo it ->
          reconciler.versions(it.service()).map(all -> provenIn(it.environment(), all));
    };
  }

  /// What serves or served as proven last; empty also when nobody can be asked.
  Optional<String> last(Place place) {
    return reconciler.service(place) instanceof Asked.Known<ServiceStatus>(var status)
        ? status.proven().map(ReleaseStatus::version)
        : Optional.empty();
  }

  /// How a version did in an environment that promotes it; empty also when nobody can be asked.
  Optional<Soak> soak(Place place, String version) {
    return reconciler.service(place) instanceof Asked.Known<ServiceStatus>(var status)
        ? Optional.of(
            new Soak(
                place.environment(),
                status.current().map(ReleaseStatus::version),
                status.current().flatMap(ReleaseStatus::since),
                status.current().filter(ReleaseStatus::proven).isPresent(),
                proof(place, version)))
        : Optional.empty();
  }

  private Optional<Instant> proof(Place place, String version) {
    return reconciler.versions(place.service()) instanceof Asked.Known<VersionsStatus>(var all)
        ? all.versions().stream()
            .filter(each -> each.version().equals(version))
            .flatMap(each -> each.proven().stream())
            .filter(proof -> proof.environment().equals(place.environment()))
            .map(VersionStatus.Proof::at)
            .max(Comparator.naturalOrder())
        : Optional.empty();
  }

  /// The newest versions that there are, to choose from.
  List<String> newest(String service) {
    return reconciler.versions(service) instanceof Asked.Known<VersionsStatus>(var known)
        ? known.versions().stream().map(VersionStatus::version).limit(NEWEST).toList()
        : List.of();
  }

  private static List<String> provenIn(String environment, VersionsStatus all) {
    return all.versions().stream()
        .flatMap(each -> each.proven().stream().map(proof -> new Proven(each.version(), proof)))
        .filter(each -> each.proof().environment().equals(environment))
        .sorted(Comparator.comparing((Proven each) -> each.proof().at()).reversed())
        .map(Proven::version)
        .distinct()
        .toList();
  }
}
