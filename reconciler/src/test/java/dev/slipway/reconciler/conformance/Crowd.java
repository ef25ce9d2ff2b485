package dev.slipway.reconciler.conformance;

import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.router.memory.MemoryRouter;
import dev.slipway.reconciler.target.memory.MemoryTarget;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Users under constant load: a hundred requests a second for each service that is routed. A
/// release answers 200 unless it is told to fail, and 503 when none of its instances is healthy.
final class Crowd {
  private static final int REQUESTS = 100;

  private final MemoryTarget target;
  private final MemoryRouter router;
  private final Set<ReleaseHash> failing = new HashSet<>();
  private final Map<ReleaseHash, Long> asked = new HashMap<>();
  private int requests = REQUESTS;
  private String method = "GET";
  private long failed;

  Crowd(MemoryTarget target, MemoryRouter router) {
    this.target = target;
    this.router = router;
  }

  /// From now on a release fails every request.
  void fails(ReleaseHash release) {
    failing.add(release);
  }

  void recovers(ReleaseHash release) {
    failing.remove(release);
  }

  void goesHome() {
    requests = 0;
  }

  void comesBack() {
    requests = REQUESTS;
  }

  void sends(String next) {
    method = next;
  }

  /// Requests that users saw fail so far.
  long failed() {
    return failed;
  }

  /// Requests that the release was asked for so far.
  long asked(ReleaseHash release) {
    return asked.getOrDefault(release, 0L);
  }

  /// One second of load.
  void second(ServiceKey key) {
    for (int i = 0; i < requests; i++) {
      MemoryRouter.Served served = router.serve(key, method, Optional.empty(), this::reply);
      if (served.status() >= 500) {
        failed++;
      }
    }
  }

  private MemoryRouter.Reply reply(ReleaseHash release, String asking) {
    asked.merge(release, 1L, Long::sum);
    boolean serves =
        target.all().stream()
            .filter(instance -> instance.release().equals(release))
            .anyMatch(Instance::isHealthy);
    int status = !serves ? 503 : failing.contains(release) ? 500 : 200;
    return new MemoryRouter.Reply(status, Duration.ofMillis(asking.equals("GET") ? 10 : 20));
  }
}
