package dev.slipway.environments.parse;

import dev.slipway.environments.language.Placement;
import dev.slipway.environments.language.Roster;
import dev.slipway.environments.language.Route;
import dev.slipway.environments.language.ServiceDefinition;
import dev.slipway.environments.language.Strategy;
import dev.slipway.environments.yaml.Parsed;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// Checks of services and of their places in environments.
final class PlacementChecks {
  private final Collection<FilledEnvironment> environments;
  private final SortedMap<String, Parsed<ServiceDefinition>> services;
  private final Findings findings;
  private final Map<String, Map<String, Spot>> routes = new HashMap<>();

  /// One service in one environment.
  private record Spot(FilledEnvironment environment, String service) {
    @Override
    public String toString() {
      return environment.name() + "/" + service;
    }
  }

  PlacementChecks(
      Collection<FilledEnvironment> environments,
      SortedMap<String, Parsed<ServiceDefinition>> services,
      Findings findings) {
    this.environments = environments;
    this.services = services;
    this.findings = findings;
  }

  void run(Roster roster) {
    services.forEach((name, file) -> checkOwners(name, file, roster));
    for (FilledEnvironment environment : environments) {
      environment
          .definition()
          .services()
          .forEach((name, placement) -> check(new Spot(environment, name), placement));
    }
  }

  private void checkOwners(String name, Parsed<ServiceDefinition> file, Roster roster) {
    List<String> owners = file.value().map(ServiceDefinition::owners).orElse(List.of());
    for (int i = 0; i < owners.size(); i++) {
      if (!roster.teams().containsKey(owners.get(i))) {
        findings.blockService(
            name,
            Findings.unknown(file, "team", owners.get(i), roster.teams().keySet(), "owners", i));
      }
    }
  }

  private void check(Spot spot, Placement placement) {
    Parsed<ServiceDefinition> file = services.get(spot.service());
    if (file == null) {
      findings.blockPlacement(
          spot.environment().name(),
          spot.service(),
          Findings.unknown(
              spot.environment().file(),
              "service",
              spot.service(),
              services.keySet(),
              "services",
              spot.service()));
      return;
    }
    Optional<ServiceDefinition> service = file.value();
    if (service.isPresent() && service.get().port().isPresent()) {
      checkRoute(spot, placement);
    } else if (service.isPresent()
        && spot.environment().strategy(service.get(), placement).kind() != Strategy.Kind.RECREATE) {
      refuse(spot, "\"" + spot.service() + "\" has no port, so it must be recreated", "strategy");
    }
  }

  /// Two routes that users could not tell apart are refused in both places: which of them is the
  /// newer does not show here.
  private void checkRoute(Spot spot, Placement placement) {
    Map<String, Spot> taken =
        routes.computeIfAbsent(spot.environment().definition().target(), _ -> new HashMap<>());
    Route route = placement.route();
    String place = route.host().orElseGet(() -> "port " + route.port().orElse(0));
    Spot other = taken.putIfAbsent(place, spot);
    if (other != null) {
      String way = route.host().isPresent() ? "host " + place : place;
      refuse(spot, "the " + way + " leads to " + other + " too, on the same target", "route");
      refuse(other, "the " + way + " leads to " + spot + " too, on the same target", "route");
    }
  }

  private void refuse(Spot spot, String message, String key) {
    findings.blockPlacement(
        spot.environment().name(),
        spot.service(),
        Findings.at(spot.environment().file(), message, "services", spot.service(), key));
  }
}
