package dev.slipway.reconciler.target.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.reconciler.delivery.Condition;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.target.engine.Deadlines;
import dev.slipway.reconciler.target.engine.PrivateEngine;
import dev.slipway.reconciler.target.engine.RealEngine;
import dev.slipway.reconciler.target.engine.ShortFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// An engine that is away says nothing about its containers; once it is back, things converge.
@Timeout(240)
@ExtendWith(RealEngine.class)
final class EngineFaultIT {
  private static final Duration DEADLINE = Duration.ofSeconds(1);

  @TempDir(factory = ShortFolder.class)
  Path root = Path.of("set by JUnit");

  private PrivateEngine engine = unset();
  private Fixture fixture = unset();

  EngineFaultIT() {}

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // set before each test
  private static <T> T unset() {
    return null;
  }

  @BeforeEach
  void open() throws IOException {
    engine = new PrivateEngine(root.resolve("engine"));
    fixture = new Fixture(root, engine.address());
    fixture.with(
        new Deadlines(
            DEADLINE, Duration.ofSeconds(6), Duration.ofSeconds(20), Duration.ofMinutes(1)));
  }

  @AfterEach
  void close() throws Exception {
    engine.thaw();
    fixture.close();
    engine.close();
  }

  private Release healthy() throws Exception {
    fixture.publish("frontend", Fixture.VERSION, Fixture.server(true));
    Release release = fixture.release(fixture.withPort());
    awaitDone(release);
    awaitHealthy();
    return release;
  }

  /// As the reconciler does: what could not be asked is asked again.
  private void awaitDone(Release release) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> assertThat(fixture.target.start(release, 0)).isEqualTo(new Outcome.Done()));
  }

  private void awaitHealthy() {
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(UnavailableException.class)
        .until(() -> fixture.only().isHealthy());
  }

  private void assertThatNothingIsSaidInTime(Release release) {
    long before = System.nanoTime();

    assertThatThrownBy(() -> fixture.target.instances("staging"))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("engine here cannot list containers");
    assertThat(fixture.target.start(release, 1)).isInstanceOf(Outcome.Unavailable.class);
    assertThat(fixture.target.stop(InstanceName.of(release.key(), release.hash(), 0), DEADLINE))
        .isInstanceOf(Outcome.Unavailable.class);

    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isLessThan(DEADLINE.multipliedBy(3).plusSeconds(3));
  }

  @Test
  void anEngineThatIsStoppedIsAwayAndWhatRanThereIsStartedAgain() throws Exception {
    Release release = healthy();

    engine.stop();
    assertThatNothingIsSaidInTime(release);
    engine.start();

    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(UnavailableException.class)
        .untilAsserted(
            () -> assertThat(fixture.only().condition()).isInstanceOf(Condition.Exited.class));
    awaitDone(release);
    awaitHealthy();
    assertThat(fixture.only().starts()).isEqualTo(2);
  }

  @Test
  void anEngineThatIsKilledIsAwayAndThingsConverge() throws Exception {
    Release release = healthy();

    engine.kill();
    assertThatNothingIsSaidInTime(release);
    engine.start();

    awaitDone(release);
    awaitHealthy();
    assertThat(fixture.containers()).hasSize(1);
  }

  @Test
  void aFrozenEngineHoldsNoCallAndIsAsItWasAfterwards() throws Exception {
    Release release = healthy();

    engine.freeze();
    assertThatNothingIsSaidInTime(release);
    engine.thaw();

    awaitHealthy();
    assertThat(fixture.only().starts()).isEqualTo(1);
    assertThat(fixture.containers()).hasSize(1);
  }

  /// Frozen at many instants of starts: whatever was done, one container comes of it.
  @Test
  void anEngineThatFreezesInTheMidstOfStartsRunsEachInstanceOnce() throws Exception {
    Release release = healthy();

    for (int round = 0; round < 6; round++) {
      int ordinal = round + 1;
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<Outcome> start = threads.submit(() -> fixture.target.start(release, ordinal));
        await().pollDelay(Duration.ofMillis(20 + 60L * round)).until(() -> true);
        engine.freeze();
        assertThat(start.get(20, TimeUnit.SECONDS)).isNotInstanceOf(Outcome.Refused.class);
        engine.thaw();
      }
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> fixture.target.start(release, ordinal).equals(new Outcome.Done()));
    }

    assertThat(fixture.containers()).hasSize(7);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(fixture.target.instances("staging"))
                .hasSize(7)
                .allMatch(Instance::isHealthy));
  }
}
