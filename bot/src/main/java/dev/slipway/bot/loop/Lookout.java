package dev.slipway.bot.loop;

import dev.slipway.api.state.BlockStatus;
import dev.slipway.api.state.EnvironmentStatus;
import dev.slipway.api.state.EnvironmentsStatus;
import dev.slipway.api.state.GitStatus;
import dev.slipway.bot.incident.About;
import dev.slipway.bot.incident.Cause;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.incident.Opening;
import dev.slipway.bot.incident.Severity;
import dev.slipway.bot.reconciler.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What keeps everything from being rolled out, and nobody does on purpose, is an incident as long
/// as it lasts. Nothing of it is remembered: the reconciler says what holds, and since when.
///
/// 1. Locks, freezes, approvals, promotion and rejections are people's own doing or were told of:
///    none of these.
/// 2. Of the rest, what has held for [#AGE] counts; blocks of one kind in one environment are one.
/// 3. What does not hold any more is over. What a person resolved stays so until it holds anew.
final class Lookout {
  /// How often it is looked for.
  static final Duration EVERY = Duration.ofMinutes(1);

  static final Duration AGE = Duration.ofMinutes(5);

  /// By the reconciler's names.
  private static final Map<String, Severity> KINDS =
      Map.of(
          "infrastructure", Severity.MAJOR,
          "no-way-back", Severity.CRITICAL,
          "adoption", Severity.MAJOR,
          "invalid-file", Severity.MINOR,
          "moved-version", Severity.MINOR,
          "removal", Severity.MINOR);

  private final Turn turn;
  private final Incidents incidents;

  Lookout(Turn turn, Incidents incidents) {
    this.turn = turn;
    this.incidents = incidents;
  }

  /// What is wrong, since when.
  private record Found(Cause cause, Severity severity, About about, Instant since) {}

  /// One block where it stands.
  ///
  /// @param service absent for one of the whole environment
  private record Place(String environment, Optional<String> service, BlockStatus block) {}

  /// While the reconciler does not answer nothing is known to be over.
  void take(Asked<EnvironmentsStatus> answer) {
    if (answer instanceof Asked.Known<EnvironmentsStatus>(EnvironmentsStatus status)) {
      look(status);
    }
  }

  private void look(EnvironmentsStatus status) {
    Set<String> holding = new HashSet<>();
    for (Found found : found(status)) {
      Opening opening = incidents.opening(found.cause(), found.severity(), found.about());
      holding.add(opening.key());
      if (!turn.now().isBefore(found.since().plus(AGE))) {
        incidents.holds(opening, found.since());
      }
    }
    turn.openIncidents().stream()
        .filter(Lookout::isOurs)
        .filter(state -> !holding.contains(state.incident().opening().key()))
        .forEach(incidents::over);
  }

  private static boolean isOurs(IncidentState state) {
    return switch (state.incident().opening().cause()) {
      case Cause.Blocked _, Cause.Stale _ -> true;
      case Cause.RolledBack _,
          Cause.EmergencyCalled _,
          Cause.Alerts _,
          Cause.ByHand _,
          Cause.HeartbeatSilent _,
          Cause.BackupFailed _ ->
          false;
    };
  }

  private static List<Found> found(EnvironmentsStatus status) {
    List<Found> found = new ArrayList<>();
    status.git().flatMap(Lookout::stale).ifPresent(found::add);
    for (EnvironmentStatus environment : status.environments()) {
      Map<String, List<Place>> kinds = new TreeMap<>();
      places(environment)
          .forEach(place ->
              kinds.computeIfAbsent(place.block().kind(), _ -> new ArrayList<>()).add(place));
      kinds.forEach((kind, places) -> found.add(blocked(kind, places)));
    }
    return found;
  }

  /// The reconciler itself says after which time Git is stale.
  private static Optional<Found> stale(GitStatus git) {
    return git.stale()
        .map(reason ->
            new Found(
                new Cause.Stale(reason),
                Severity.MAJOR,
                About.NOTHING_KNOWN,
                git.fetchedAt().orElse(Instant.EPOCH)));
  }

  private static List<Place> places(EnvironmentStatus environment) {
    List<Place> places = new ArrayList<>();
    String name = environment.environment();
    environment.blocks().forEach(block -> places.add(new Place(name, Optional.empty(), block)));
    environment
        .services()
        .forEach(service ->
            service
                .blocks()
                .forEach(
                    block -> places.add(new Place(name, Optional.of(service.service()), block))));
    return places.stream().filter(place -> KINDS.containsKey(place.block().kind())).toList();
  }

  /// Told by the oldest.
  private static Found blocked(String kind, List<Place> places) {
    Place oldest =
        places.stream().min(Comparator.comparing(place -> place.block().since())).orElseThrow();
    String reason =
        oldest.service().map(service -> service + ": ").orElse("") + oldest.block().reason();
    return new Found(
        new Cause.Blocked(kind, reason),
        KINDS.getOrDefault(kind, Severity.MINOR),
        new About(Optional.of(oldest.environment()), Optional.empty(), Optional.empty()),
        oldest.block().since());
  }
}
