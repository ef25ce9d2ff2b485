package dev.slipway.reconciler.router.haproxy;

import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.router.Router;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The router `haproxy`: a process of its own, started by us or by somebody else with our files.
///
///     a plan     1. seat its releases
///                2. a share of the candidate falls: write the files, so that a restart is careful
///                3. a service or port that HAProxy does not know: write the files and reload
///                4. step by step at run time, until what is read back is the plan ([Steering])
///                5. write the files, so that a restart comes up with the plan
///
/// What it keeps: HAProxy comes up as it was, or with less for the candidate. What HAProxy does
/// otherwise than planned, after a restart with old files or an edit by hand, is told as it is by
/// [#routes] and mended in the background.
public final class HaproxyRouter implements Router, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HaproxyRouter.class);

  private final HaproxyProcess process;
  private final Steering steering;
  private final HaproxyFolder kept;
  private final ConcurrentMap<ServiceKey, RoutedService> services = new ConcurrentHashMap<>();
  private final AtomicBoolean starting = new AtomicBoolean();

  private HaproxyRouter(HaproxyProcess process, Steering steering, HaproxyFolder kept) {
    this.process = process;
    this.steering = steering;
    this.kept = kept;
  }

  /// Finds HAProxy or starts it; one that somebody else runs may come later.
  ///
  /// @throws UnavailableException with one line for people: HAProxy is not installed, an address is
  ///   taken, the folder cannot be used
  public static HaproxyRouter start(HaproxySettings settings) throws UnavailableException {
    MasterFile master = new MasterFile(settings.folder());
    MasterSocket socket =
        new MasterSocket(
            settings.socket(), HaproxySettings.DEADLINE, () -> master.living().isPresent());
    HaproxyProcess process = new HaproxyProcess(settings, socket, master);
    HaproxyFolder kept;
    try {
      kept = HaproxyFolder.open(settings);
    } catch (IOException e) {
      throw new UnavailableException("the router's files cannot be used: " + e.getMessage(), e);
    }
    HaproxyRouter router = new HaproxyRouter(process, new Steering(socket, kept::complaint), kept);
    router.services.putAll(kept.services());
    try {
      router.kept.write(router.services.values());
      process.ensure();
      router.steering.reload(kept.layout(router.services.values()));
      router.services.values().forEach(router::mend);
    } catch (IOException e) {
      router.close();
      throw new UnavailableException("HAProxy could not be used: " + e.getMessage(), e);
    } catch (UnavailableException e) {
      if (settings.isManaged()) {
        router.close();
        throw e;
      }
      LOG.warn("haproxy not reached yet reason={}", e.getMessage());
    }
    return router;
  }

  @Override
  public Map<ServiceKey, Routed> routes(String environment) throws UnavailableException {
    try {
      return steering.settled(() -> lookedAt(environment));
    } catch (IOException e) {
      throw new UnavailableException(unreachable(e), e);
    }
  }

  private Map<ServiceKey, Routed> lookedAt(String environment) throws IOException {
    Workers workers = steering.workers();
    if (workers.current().isEmpty()) {
      throw new IOException("it has no worker, see its log");
    }
    Map<Long, StatTable> stats = steering.stats(workers);
    long current = workers.current().getLast();
    Look look = steering.look(current, stats.getOrDefault(current, StatTable.EMPTY));
    Map<ServiceKey, Routed> routes = new HashMap<>();
    services.forEach((key, service) -> {
      service.read(stats);
      if (key.environment().equals(environment)) {
        routed(service, look).ifPresent(routed -> routes.put(key, routed));
      }
    });
    kept.saveCounts(services.values());
    return routes;
  }

  @Override
  public Outcome apply(RoutePlan plan) {
    Optional<Outcome> refusal = refusal(plan);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    RoutedService service =
        services.getOrDefault(plan.key(), new RoutedService(Seating.first(plan)));
    service.orders.lock();
    try {
      long inForce = service.plan().generation();
      if (inForce > plan.generation()) {
        return new Outcome.Refused(
            "generation " + plan.generation() + " is older than " + inForce + ", in force now");
      }
      return apply(service, service.seating().follow(plan));
    } catch (IOException e) {
      return new Outcome.Unavailable(unreachable(e));
    } finally {
      service.orders.unlock();
    }
  }

  @Override
  public Outcome remove(ServiceKey key) {
    try {
      steering.forget(key);
      Optional.ofNullable(services.remove(key)).ifPresent(kept::forget);
      kept.write(services.values());
      steering.reload(kept.layout(services.values()));
      return new Outcome.Done();
    } catch (IOException e) {
      return new Outcome.Unavailable(unreachable(e));
    }
  }

  /// The master process that serves users now; a reconciler's restart does not change it.
  ///
  /// @throws UnavailableException when it does not answer
  public long pid() throws UnavailableException {
    try {
      return steering.workers().master();
    } catch (IOException e) {
      throw new UnavailableException("HAProxy does not answer", e);
    }
  }

  /// Ends HAProxy: users get no answer from then on. For demonstrations and tests.
  ///
  /// @throws UnavailableException when it does not end within `patience`
  public void stop(Duration patience) throws UnavailableException {
    process.stop(patience);
  }

  /// Lets go of HAProxy, which runs on.
  @Override
  public void close() {
    kept.close(services.values());
  }

  private Outcome apply(RoutedService service, Seating next) throws IOException {
    Seating before = service.seating();
    service.read(steering.settled(() -> steering.stats(steering.workers())));
    boolean careful = share(next).compareTo(share(before)) < 0;
    Optional<String> unwritten = careful ? adopt(service, next) : Optional.empty();
    if (!steering.hasLayout(kept.layoutWith(services.values(), next))) {
      reload(service, before, next);
    }
    Optional<String> hindrance = steering.follow(next, HaproxySettings.PATIENCE);
    if (hindrance.isPresent()) {
      return Steering.unavailable(next, hindrance.get());
    }
    if (!careful) {
      unwritten = adopt(service, next);
    }
    return unwritten
        .<Outcome>map(reason -> new Outcome.Unavailable("in force, but not kept: " + reason))
        .orElse(new Outcome.Done());
  }

  /// A plan that HAProxy cannot load must not be what it comes up with.
  private void reload(RoutedService service, Seating before, Seating next) throws IOException {
    ServiceKey key = next.plan().key();
    boolean fresh = !services.containsKey(key);
    if (fresh || !before.plan().route().port().equals(next.plan().route().port())) {
      kept.checkPort(next.plan().route().port());
    }
    services.put(key, service);
    service.follow(next);
    try {
      kept.write(services.values());
      steering.reload(kept.layout(services.values()));
    } catch (IOException e) {
      service.follow(before);
      if (fresh) {
        services.remove(key);
      }
      kept.write(services.values());
      throw e;
    }
  }

  /// From now on the plan is what HAProxy shall do and comes up with.
  ///
  /// @return why it could not be written, if so: that must not stop a share from falling
  private Optional<String> adopt(RoutedService service, Seating next) {
    services.put(next.plan().key(), service);
    service.follow(next);
    try {
      kept.write(services.values());
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private Optional<Outcome> refusal(RoutePlan plan) {
    Optional<Outcome> unusable =
        Stream.concat(
                plan.primary().endpoints().stream(),
                plan.split().stream().flatMap(split -> split.candidate().endpoints().stream()))
            .map(Endpoint::host)
            .filter(host -> !Server.isNumeric(host))
            .findFirst()
            .map(host ->
                new Outcome.Refused("HAProxy takes addresses only, and '" + host + "' is a name"));
    return unusable.or(() ->
        services.values().stream()
            .map(RoutedService::seating)
            .filter(other -> !other.plan().key().equals(plan.key()))
            .filter(other -> clash(other, Seating.first(plan)))
            .findFirst()
            .map(other ->
                new Outcome.Unavailable(
                    "the host or port of %s is taken by %s"
                        .formatted(plan.key(), other.plan().key()))));
  }

  private static boolean clash(Seating one, Seating other) {
    OptionalInt port = one.plan().route().port();
    boolean sameHost = one.host().isPresent() && one.host().equals(other.host());
    return sameHost || (port.isPresent() && port.equals(other.plan().route().port()));
  }

  private static Weight share(Seating seating) {
    return seating.split().map(RoutePlan.Split::weight).orElse(Weight.NONE);
  }

  private Optional<Routed> routed(RoutedService service, Look look) {
    Seating seating = service.seating();
    Step step = Steps.next(seating, look, true);
    if (!step.isSettled() || !step.orders().isEmpty()) {
      mend(service);
    }
    return Actual.plan(seating, look)
        .map(plan -> new Routed(plan, service.answers(kept.latencies())));
  }

  /// Unless it is being changed or mended already.
  private void mend(RoutedService service) {
    if (service.orders.isLocked()) {
      return;
    }
    Thread.ofVirtual()
        .name("haproxy-mend")
        .start(() -> {
          if (service.orders.tryLock()) {
            try {
              steering.reload(kept.layout(services.values()));
              steering
                  .follow(service.seating(), Duration.ZERO)
                  .ifPresent(reason ->
                      LOG.info("haproxy being mended {} {}", service.plan().key(), reason));
            } catch (IOException e) {
              LOG.warn("haproxy not mended {} reason={}", service.plan().key(), e.getMessage());
            } finally {
              service.orders.unlock();
            }
          }
        });
  }

  private String unreachable(IOException e) {
    if (!(e instanceof ConnectException)) {
      return "HAProxy could not be steered: " + e.getMessage();
    }
    if (!kept.settings().isManaged()) {
      return process.absent();
    }
    startInBackground();
    return "HAProxy is not running; it is being started again";
  }

  /// One at a time; each failed attempt is followed by one that the next call makes.
  private void startInBackground() {
    if (starting.compareAndSet(false, true)) {
      Thread.ofVirtual()
          .name("haproxy-start")
          .start(() -> {
            try {
              process.ensure();
            } catch (UnavailableException e) {
              LOG.warn("haproxy not started reason={}", e.getMessage());
            } finally {
              starting.set(false);
            }
          });
    }
  }
}
