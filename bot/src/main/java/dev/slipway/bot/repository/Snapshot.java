package dev.slipway.bot.repository;

import dev.slipway.bot.request.Place;
import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.DesiredState;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Lock;
import dev.slipway.environments.language.OnCall;
import dev.slipway.environments.language.Promotion;
import dev.slipway.environments.language.Roster;
import dev.slipway.environments.language.ServiceDefinition;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The repository as of one commit.
///
/// @param state absent before the first reading
/// @param roster members of Slack user groups are in their teams, as far as they are known
/// @param onCall as of the newest valid `oncall.yaml`
/// @param unknownGroups teams whose Slack user group's members are not known, and why, for people
public record Snapshot(
    Optional<DesiredState> state,
    Roster roster,
    OnCall onCall,
    SortedMap<String, String> unknownGroups) {
  public static final Snapshot NONE = new Snapshot(Optional.empty(), Roster.EMPTY);

  public Snapshot {
    unknownGroups = Collections.unmodifiableSortedMap(new TreeMap<>(unknownGroups));
  }

  /// Without any Slack user group.
  public Snapshot(Optional<DesiredState> state, Roster roster, OnCall onCall) {
    this(state, roster, onCall, Collections.emptySortedMap());
  }

  /// The same, and nobody is on call.
  public Snapshot(Optional<DesiredState> state, Roster roster) {
    this(state, roster, OnCall.NOBODY);
  }

  public Optional<EnvironmentDefinition> rules(String environment) {
    return state.map(desired -> desired.rules().get(environment));
  }

  /// Whether whoever is on call in a schedule may approve in an environment.
  public boolean delegatesTo(String schedule, String environment) {
    return rules(environment)
        .flatMap(rules -> rules.approvals().onCall())
        .filter(schedule::equals)
        .isPresent();
  }

  /// Whether a lock is a person's: it may name their member id.
  public boolean isBy(Lock lock, String person) {
    return roster.person(lock.by()).filter(owner -> owner.id().equals(person)).isPresent();
  }

  /// Where the service's source is, as a browser opens it.
  public Optional<URI> source(Place place) {
    return service(place).map(DesiredService::service).flatMap(ServiceDefinition::source);
  }

  /// The same service in the environment that promotes to a place's.
  public Optional<Place> promotesFrom(Place place) {
    return rules(place.environment())
        .flatMap(EnvironmentDefinition::promotesFrom)
        .map(Promotion::environment)
        .map(environment -> new Place(environment, place.service()));
  }

  /// The teams that own a service, as its file names them.
  public List<String> owners(Place place) {
    return service(place)
        .map(DesiredService::service)
        .map(ServiceDefinition::owners)
        .orElse(List.of());
  }

  public Optional<DesiredService> service(Place place) {
    return state.map(desired -> desired.services(place.environment()).get(place.service()));
  }
}
