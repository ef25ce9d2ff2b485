package dev.slipway.reconciler.router.builtin.server;

import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.router.Router.Routed;
import dev.slipway.reconciler.router.json.MalformedException;
import dev.slipway.reconciler.router.json.PlanJson;
import dev.slipway.reconciler.router.json.RoutedJson;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the control API does, one order at a time; blocks on the disk.
///
/// An order is in force before it is on disk: a full disk must never keep traffic on a bad
/// candidate. It is answered 507 then, and the reconciler gives it again.
final class ControlService {
  private static final Logger LOG = LoggerFactory.getLogger(ControlService.class);

  private final RoutingTable table;
  private final PlanStore store;
  private final Ports ports;

  /// Listening on services' own ports.
  interface Ports {
    /// Blocks until the port takes requests. May be called twice.
    ///
    /// @throws IOException when it is taken
    void open(int port) throws IOException;

    /// Takes no new connections; answers on their way end. Does not wait. May be called twice.
    void close(int port);
  }

  /// @param status of HTTP
  /// @param body JSON with status 200, else one line for people
  record Reply(int status, String body) {}

  ControlService(RoutingTable table, PlanStore store, Ports ports) {
    this.table = table;
    this.store = store;
    this.ports = ports;
  }

  /// Puts the plans on disk in force again.
  ///
  /// @throws IOException when they cannot be read, or a port of theirs is taken
  synchronized void restore() throws IOException {
    List<RoutePlan> plans = store.load();
    for (RoutePlan plan : plans) {
      table.apply(plan);
      if (plan.route().port().isPresent()) {
        ports.open(plan.route().port().getAsInt());
      }
    }
    LOG.info("plans restored count={}", plans.size());
  }

  Reply routes(String environment) {
    List<Routed> routes =
        table.ofEnvironment(environment).stream()
            .map(traffic -> new Routed(traffic.plan(), traffic.answers()))
            .toList();
    return new Reply(200, RoutedJson.write(routes));
  }

  synchronized Reply put(ServiceKey key, String body) {
    RoutePlan plan;
    try {
      plan = PlanJson.parse(body);
    } catch (MalformedException e) {
      return new Reply(400, "not a route plan: " + e.getMessage());
    }
    if (!plan.key().equals(key)) {
      return new Reply(400, "the plan is for " + plan.key() + ", the address says " + key);
    }
    return switch (table.apply(plan)) {
      case RoutingTable.Applied.Older(long inForce) ->
          new Reply(
              409,
              "generation " + plan.generation() + " is older than " + inForce + ", in force now");
      case RoutingTable.Applied.Taken(String address, ServiceKey owner) ->
          new Reply(423, address + " is still " + owner + "'s");
      case RoutingTable.Applied.InForce(Optional<RoutePlan> before) -> keep(plan, before);
    };
  }

  synchronized Reply delete(ServiceKey key) {
    Optional<RoutePlan> last = table.remove(key);
    last.ifPresent(plan -> ownPorts(plan).forEach(ports::close));
    try {
      store.delete(key);
    } catch (IOException e) {
      return new Reply(507, "removed, but not from disk: " + e);
    }
    last.ifPresent(plan -> LOG.info("route removed service={}", key));
    return new Reply(200, "{}");
  }

  private Reply keep(RoutePlan plan, Optional<RoutePlan> before) {
    Set<Integer> wanted = ownPorts(plan);
    try {
      for (int port : wanted) {
        ports.open(port);
      }
    } catch (IOException e) {
      return new Reply(423, String.valueOf(e.getMessage()));
    }
    before.map(ControlService::ownPorts).stream()
        .flatMap(Set::stream)
        .filter(port -> !wanted.contains(port))
        .forEach(ports::close);
    try {
      store.save(plan);
    } catch (IOException e) {
      return new Reply(507, "in force, but not kept on disk: " + e);
    }
    if (before.filter(plan::sameAs).isEmpty()) {
      LOG.info(
          "plan in force service={} generation={} weight={}",
          plan.key(),
          plan.generation(),
          plan.split().map(split -> split.weight().toString()).orElse("none"));
    }
    return new Reply(200, "{}");
  }

  private static Set<Integer> ownPorts(RoutePlan plan) {
    Set<Integer> ports = new HashSet<>();
    plan.route().port().ifPresent(ports::add);
    return ports;
  }
}
