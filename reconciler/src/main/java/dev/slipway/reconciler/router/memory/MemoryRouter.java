package dev.slipway.reconciler.router.memory;

import dev.slipway.reconciler.delivery.Answers;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.Pool;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.router.AskedRelease;
import dev.slipway.reconciler.router.Router;
import dev.slipway.reconciler.router.ShareSequence;
import dev.slipway.reconciler.router.ShieldRule;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A router without sockets and without chance: the same calls give the same shares, counts and
/// answers. Users' requests are given to [#serve], or their counts to [#count].
public final class MemoryRouter implements Router {
  private final Map<ServiceKey, MemoryService> services = new HashMap<>();
  private Optional<String> outage = Optional.empty();

  /// Plays the instances of all releases.
  @FunctionalInterface
  public interface Instances {
    /// @param method of HTTP
    Reply reply(ReleaseHash release, String method);
  }

  /// @param status of HTTP; 500 and above is the release's failure
  public record Reply(int status, Duration took) {}

  /// What the user gets.
  ///
  /// @param by absent where the router itself answered: 404, 503
  public record Served(int status, Optional<ReleaseHash> by) {}

  @Override
  public synchronized Map<ServiceKey, Routed> routes(String environment)
      throws UnavailableException {
    if (outage.isPresent()) {
      throw new UnavailableException(outage.get());
    }
    Map<ServiceKey, Routed> routes = new HashMap<>();
    services.forEach((key, service) -> {
      if (key.environment().equals(environment)) {
        routes.put(key, service.routed());
      }
    });
    return routes;
  }

  @Override
  public synchronized Outcome apply(RoutePlan plan) {
    if (outage.isPresent()) {
      return new Outcome.Unavailable(outage.get());
    }
    MemoryService service =
        services.computeIfAbsent(plan.key(), _ -> new MemoryService(plan, new ShareSequence()));
    long inForce = service.plan().generation();
    if (inForce > plan.generation()) {
      return new Outcome.Refused(
          "generation " + plan.generation() + " is older than " + inForce + ", in force now");
    }
    service.follow(plan);
    return new Outcome.Done();
  }

  @Override
  public synchronized Outcome remove(ServiceKey key) {
    if (outage.isPresent()) {
      return new Outcome.Unavailable(outage.get());
    }
    services.remove(key);
    return new Outcome.Done();
  }

  /// One user's request, as the plan in force has it: shared, shielded, counted.
  public synchronized Served serve(
      ServiceKey key, String method, Optional<AskedRelease> asked, Instances instances) {
    MemoryService service = services.get(key);
    if (service == null) {
      return new Served(404, Optional.empty());
    }
    Pool chosen = service.next(asked);
    Optional<RoutePlan.Split> shield =
        service
            .plan()
            .split()
            .filter(split -> split.candidate().equals(chosen))
            .filter(split -> asked.isEmpty() && ShieldRule.covers(split, method, false))
            .filter(_ -> !service.plan().primary().endpoints().isEmpty());
    Reply first = reply(chosen, method, instances);
    boolean failed = ShieldRule.failed(first.status());
    service.count(chosen.release(), failed, first.took());
    if (!failed || shield.isEmpty()) {
      return new Served(first.status(), answeredBy(chosen));
    }
    Pool primary = service.plan().primary();
    Reply second = reply(primary, method, instances);
    if (!ShieldRule.failed(second.status())) {
      service.shielded(chosen.release());
    }
    return new Served(second.status(), answeredBy(primary));
  }

  /// Adds to a release's counts, for who needs numbers and no requests. `inFlight` is set.
  ///
  /// @throws IllegalArgumentException for a service that is not routed
  public synchronized void count(ServiceKey key, ReleaseHash release, Answers more) {
    MemoryService service = services.get(key);
    if (service == null) {
      throw new IllegalArgumentException("not routed: " + key);
    }
    service.add(release, more);
  }

  /// From now on the router cannot be asked; users' requests go on.
  public synchronized void breakDown(String reason) {
    outage = Optional.of(reason);
  }

  /// It can be asked again, and has what it had.
  public synchronized void comeBack() {
    outage = Optional.empty();
  }

  private static Reply reply(Pool pool, String method, Instances instances) {
    return pool.endpoints().isEmpty()
        ? new Reply(503, Duration.ZERO)
        : instances.reply(pool.release(), method);
  }

  private static Optional<ReleaseHash> answeredBy(Pool pool) {
    return pool.endpoints().isEmpty() ? Optional.empty() : Optional.of(pool.release());
  }
}
