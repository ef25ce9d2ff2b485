package dev.slipway.reconciler.router.haproxy;

import static dev.slipway.reconciler.router.haproxy.HaproxyFixture.PATIENCE;
import static dev.slipway.reconciler.router.haproxy.HaproxyFixture.V1;
import static dev.slipway.reconciler.router.haproxy.HaproxyFixture.pool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.environments.language.Route;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.Pool;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// First plans need reloads, and environments do not wait for each other: a master that reloads
/// does not answer for a moment, and is not gone.
@ExtendWith(InstalledHaproxy.class)
class ReloadsIT {
  private static final List<String> ENVIRONMENTS = List.of("dev", "staging", "production");
  private static final int SERVICES = 6;

  @TempDir private Path folder;

  private HaproxyFixture fixture;
  private Pool one;

  @BeforeEach
  void start() throws IOException, UnavailableException {
    fixture = new HaproxyFixture(folder);
    one = pool(V1, fixture.instance("one"));
  }

  @AfterEach
  void stop() throws UnavailableException {
    fixture.close();
  }

  @Test
  void manyReloadsAtATimeLeaveOneHaproxyThatKnowsAll() throws Exception {
    long pid = fixture.router.pid();
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> looks =
          ENVIRONMENTS.stream()
              .<Future<?>>map(each -> threads.submit(looking(each, done)))
              .toList();
      List<Future<Boolean>> plans =
          threads.invokeAll(
              ENVIRONMENTS.stream().<Callable<Boolean>>map(each -> () -> planned(each)).toList());
      done.set(true);

      assertThat(plans).extracting(Future::get).containsOnly(true);
      for (Future<?> look : looks) {
        assertThat(look.get()).isEqualTo(List.of());
      }
    }

    assertThat(fixture.router.pid()).isEqualTo(pid);
    assertThat(masters()).containsExactly(pid);
    for (int i = 0; i < 100; i++) {
      for (String environment : ENVIRONMENTS) {
        assertThat(fixture.raw(host(environment, i % SERVICES))).startsWith("HTTP/1.1 200");
      }
    }
  }

  /// What could not be asked, until the plans are in force.
  private Callable<List<String>> looking(String environment, AtomicBoolean done) {
    return () -> {
      List<String> failures = new ArrayList<>();
      while (!done.get()) {
        try {
          var _ = fixture.router.routes(environment);
        } catch (UnavailableException e) {
          failures.add(String.valueOf(e.getMessage()));
        }
      }
      return failures;
    };
  }

  private boolean planned(String environment) {
    for (int i = 0; i < SERVICES; i++) {
      ServiceKey key = new ServiceKey(environment, "web" + i);
      Route route = new Route(Optional.of(host(environment, i)), OptionalInt.empty());
      RoutePlan plan = new RoutePlan(key, 1, route, one, Optional.empty(), false);
      await().atMost(PATIENCE).until(() -> fixture.router.apply(plan).equals(new Outcome.Done()));
    }
    return true;
  }

  private static String host(String environment, int service) {
    return "web" + service + "." + environment + ".localhost";
  }

  /// Processes with our socket in their command line whose parent is none of them.
  private Set<Long> masters() {
    String socket = fixture.settings.socket().toString();
    Set<Long> all =
        ProcessHandle.allProcesses()
            .filter(process -> process.info().commandLine().orElse("").contains(socket))
            .map(ProcessHandle::pid)
            .collect(Collectors.toSet());
    return all.stream()
        .filter(pid ->
            ProcessHandle.of(pid)
                .flatMap(ProcessHandle::parent)
                .map(ProcessHandle::pid)
                .filter(all::contains)
                .isEmpty())
        .collect(Collectors.toSet());
  }
}
