package dev.slipway.reconciler.router.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.reconciler.delivery.Answers;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.Latencies;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.router.AskedRelease;
import dev.slipway.reconciler.router.Router;
import dev.slipway.reconciler.router.RouterContract;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemoryRouterTest extends RouterContract {
  private final MemoryRouter router = new MemoryRouter();
  private final Set<ReleaseHash> spoilt = new HashSet<>();
  private final Map<ReleaseHash, Integer> received = new HashMap<>();

  @Override
  protected Router router() {
    return router;
  }

  @Override
  protected Endpoint instance(ReleaseHash release) {
    return new Endpoint(release.brief(), 80);
  }

  @Override
  protected void spoil(ReleaseHash release) {
    spoilt.add(release);
  }

  @Override
  protected int received(ReleaseHash release) {
    return received.getOrDefault(release, 0);
  }

  @Override
  protected Sent send(ServiceKey key, String method, Optional<String> asked) {
    MemoryRouter.Served served =
        router.serve(
            key,
            method,
            AskedRelease.of(asked.orElse(null)),
            (release, _) -> {
              received.merge(release, 1, Integer::sum);
              return new MemoryRouter.Reply(
                  spoilt.contains(release) ? 500 : 200, Duration.ofMillis(3));
            });
    return new Sent(served.status(), served.by());
  }

  @Test
  void countsMayBeFedWithoutRequests() throws UnavailableException {
    router.apply(canary(1, 25, true));
    Answers seen = new Answers(100, 3, 2, 1, Latencies.of(Map.of(5_000L, 100L)));

    router.count(WEB, V2, seen);
    router.count(WEB, V2, seen);

    assertThat(answers(V2))
        .isEqualTo(new Answers(200, 6, 4, 1, Latencies.of(Map.of(5_000L, 200L))));
  }

  @Test
  void aReleaseWithRequestsInFlightStaysAfterItLeftThePlan() throws UnavailableException {
    router.apply(canary(1, 25, true));
    router.count(WEB, V2, new Answers(0, 0, 0, 2, Latencies.NONE));

    router.apply(alone(2));

    assertThat(answers(V2).inFlight()).isEqualTo(2);
  }

  @Test
  void whileItCannotBeAskedUsersAreServed() {
    router.apply(alone(1));

    router.breakDown("the machine is on fire");

    assertThat(router.apply(alone(2))).isEqualTo(new Outcome.Unavailable("the machine is on fire"));
    assertThatThrownBy(() -> router.routes("dev")).isInstanceOf(UnavailableException.class);
    assertThat(send(WEB, "GET").status()).isEqualTo(200);
  }
}
