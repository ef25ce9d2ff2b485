package dev.slipway.reconciler.target.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.target.engine.RealEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The engine did what it was asked and its answer never came: what was done is looked at, and done
/// once.
@Timeout(90)
@ExtendWith(RealEngine.class)
final class LostAnswerIT {
  @TempDir Path root = Path.of("set by JUnit");
  private LossyEngine engine = unset();
  private Fixture fixture = unset();

  LostAnswerIT() {}

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // set before each test
  private static <T> T unset() {
    return null;
  }

  @BeforeEach
  void open() throws IOException {
    engine = new LossyEngine(RealEngine.url());
    fixture = new Fixture(root, engine.address());
  }

  @AfterEach
  void close() throws IOException {
    fixture.close();
    engine.close();
  }

  private Release published() throws Exception {
    fixture.publish("frontend", Fixture.VERSION, "exec busybox sleep 1000");
    return fixture.release(fixture.withoutPort());
  }

  private void assertThatItRunsOnce(Release release) throws Exception {
    assertThat(engine.hasLostIt()).isTrue();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> fixture.target.start(release, 0).equals(new Outcome.Done()));
    assertThat(fixture.container().getState()).isEqualTo("running");
    assertThat(fixture.only().starts()).isEqualTo(1);
  }

  @Test
  void aContainerWhoseCreationWasNotAnsweredIsFoundAndStarted() throws Exception {
    Release release = published();
    engine.loseAnswerTo("POST /v[0-9.]+/containers/create");

    assertThat(fixture.target.start(release, 0)).isEqualTo(new Outcome.Done());

    assertThatItRunsOnce(release);
  }

  @Test
  void aStartThatWasNotAnsweredIsUnknownAndNotRepeated() throws Exception {
    Release release = published();
    engine.loseAnswerTo("POST /v[0-9.]+/containers/[0-9a-f]+/start");

    assertThat(fixture.target.start(release, 0)).isNotInstanceOf(Outcome.Refused.class);

    assertThatItRunsOnce(release);
  }

  @Test
  void aRemovalThatWasNotAnsweredIsUnknownAndDoneAfterwards() throws Exception {
    Release release = published();
    fixture.target.start(release, 0);
    InstanceName name = fixture.only().name();
    engine.loseAnswerTo("DELETE /v[0-9.]+/containers/");

    assertThat(fixture.target.stop(name, Duration.ZERO)).isNotInstanceOf(Outcome.Refused.class);

    assertThat(engine.hasLostIt()).isTrue();
    assertThat(fixture.target.stop(name, Duration.ZERO)).isEqualTo(new Outcome.Done());
    assertThat(fixture.containers()).isEmpty();
  }

  @Test
  void aListThatWasNotAnsweredSaysNothing() throws Exception {
    Release release = published();
    fixture.target.start(release, 0);
    engine.loseAnswerTo("GET /v[0-9.]+/containers/json");

    Outcome outcome = fixture.target.start(release, 1);

    // The client may ask again by itself: a question does no harm.
    assertThat(outcome).isNotInstanceOf(Outcome.Refused.class);
    assertThat(fixture.target.instances("staging")).hasSizeBetween(1, 2);
  }
}
