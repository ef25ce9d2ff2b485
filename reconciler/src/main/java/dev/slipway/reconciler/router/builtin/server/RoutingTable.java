package dev.slipway.reconciler.router.builtin.server;

import dev.slipway.environments.language.Route;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.ServiceKey;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/// Which service a request is for: all plans in force, by address. Looking up takes no lock.
final class RoutingTable {
  private final LongSupplier nanoTime;
  private final Map<ServiceKey, ServiceTraffic> services = new TreeMap<>();
  private final ConcurrentMap<String, ServiceTraffic> byAddress = new ConcurrentHashMap<>();

  /// @param nanoTime a monotonic clock
  RoutingTable(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /// What came of an order.
  sealed interface Applied {
    /// @param before the plan that it replaced
    record InForce(Optional<RoutePlan> before) implements Applied {}

    /// A higher generation is in force.
    record Older(long inForce) implements Applied {}

    /// Another service has that host or port.
    record Taken(String address, ServiceKey owner) implements Applied {}
  }

  synchronized Applied apply(RoutePlan plan) {
    Optional<ServiceTraffic> known = Optional.ofNullable(services.get(plan.key()));
    Optional<RoutePlan> before = known.map(ServiceTraffic::plan);
    if (before.isPresent() && before.get().generation() > plan.generation()) {
      return new Applied.Older(before.get().generation());
    }
    Set<String> addresses = addresses(plan);
    for (String address : addresses) {
      ServiceTraffic owner = byAddress.get(address);
      if (owner != null && !owner.plan().key().equals(plan.key())) {
        return new Applied.Taken(address, owner.plan().key());
      }
    }
    ServiceTraffic traffic =
        known.orElseGet(
            () -> services.computeIfAbsent(plan.key(), _ -> new ServiceTraffic(plan, nanoTime)));
    traffic.follow(plan);
    addresses.forEach(address -> byAddress.put(address, traffic));
    before.map(RoutingTable::addresses).stream()
        .flatMap(Set::stream)
        .filter(address -> !addresses.contains(address))
        .forEach(byAddress::remove);
    return new Applied.InForce(before);
  }

  /// Its last plan, where there was one.
  synchronized Optional<RoutePlan> remove(ServiceKey key) {
    Optional<RoutePlan> last = Optional.ofNullable(services.remove(key)).map(ServiceTraffic::plan);
    last.map(RoutingTable::addresses).stream().flatMap(Set::stream).forEach(byAddress::remove);
    return last;
  }

  synchronized List<ServiceTraffic> ofEnvironment(String environment) {
    return services.entrySet().stream()
        .filter(entry -> entry.getKey().environment().equals(environment))
        .map(Map.Entry::getValue)
        .toList();
  }

  /// @param host without port, in any case
  Optional<ServiceTraffic> byHost(String host) {
    return Optional.ofNullable(byAddress.get(hostAddress(host)));
  }

  Optional<ServiceTraffic> byPort(int port) {
    return Optional.ofNullable(byAddress.get(portAddress(port)));
  }

  private static Set<String> addresses(RoutePlan plan) {
    Route route = plan.route();
    Set<String> addresses = new HashSet<>();
    route.host().ifPresent(host -> addresses.add(hostAddress(host)));
    route.port().ifPresent(port -> addresses.add(portAddress(port)));
    if (addresses.isEmpty()) {
      addresses.add(
          hostAddress(plan.key().service() + "." + plan.key().environment() + ".localhost"));
    }
    return addresses;
  }

  private static String hostAddress(String host) {
    return "host " + host.toLowerCase(Locale.ROOT);
  }

  private static String portAddress(int port) {
    return "port " + port;
  }
}
