package dev.slipway.reconciler.target.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.target.docker.DockerTargetSettings.Networking;
import dev.slipway.reconciler.target.docker.DockerTargetSettings.Reach;
import dev.slipway.reconciler.target.engine.Connection;
import dev.slipway.reconciler.target.engine.PrivateEngine;
import dev.slipway.reconciler.target.engine.RealEngine;
import dev.slipway.reconciler.target.engine.ShortFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Two engines of one target share its instances.
@Timeout(240)
@ExtendWith(RealEngine.class)
final class SeveralEnginesIT {
  @TempDir(factory = ShortFolder.class)
  Path root = Path.of("set by JUnit");

  private PrivateEngine second = unset();
  private Fixture fixture = unset();
  private Connection behind = unset();

  SeveralEnginesIT() {}

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // set before each test
  private static <T> T unset() {
    return null;
  }

  @BeforeEach
  void open() throws IOException {
    second = new PrivateEngine(root.resolve("engine"));
    fixture = new Fixture(root);
    fixture.with(new Networking(Reach.PORTS, fixture.settings.networking().network(), List.of()));
    fixture.withEngine("there", second.address());
    behind = Connection.open(second.address());
  }

  @AfterEach
  void close() throws Exception {
    for (String environment : List.of("staging")) {
      for (Instance instance : fixture.target.instances(environment)) {
        fixture.target.stop(instance.name(), Duration.ZERO);
      }
    }
    behind
        .calls()
        .listNetworksCmd()
        .withNameFilter(fixture.settings.name())
        .exec()
        .forEach(network -> behind.calls().removeNetworkCmd(network.getId()).exec());
    behind.close();
    fixture.close();
    second.close();
  }

  private int there() {
    return behind.calls().listContainersCmd().withShowAll(true).exec().size();
  }

  @Test
  void instancesAreSpreadReachedAndStartedOnce() throws Exception {
    fixture.publish("frontend", Fixture.VERSION, Fixture.server(true));
    Release release = fixture.release(fixture.withPort());

    for (int ordinal = 0; ordinal < 4; ordinal++) {
      assertThat(fixture.target.start(release, ordinal)).isEqualTo(new Outcome.Done());
    }
    for (int ordinal = 0; ordinal < 4; ordinal++) {
      assertThat(fixture.target.start(release, ordinal)).isEqualTo(new Outcome.Done());
    }

    assertThat(fixture.containers()).hasSize(2);
    assertThat(there()).isEqualTo(2);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(fixture.target.instances("staging"))
                .hasSize(4)
                .allMatch(Instance::isHealthy));
    assertThat(fixture.target.instances("staging"))
        .extracting(instance -> instance.endpoint().map(Endpoint::port))
        .doesNotHaveDuplicates();
  }

  /// What runs on the engine that is away would be started a second time.
  @Test
  void nothingIsStartedElsewhereWhileOneEngineIsAway() throws Exception {
    fixture.publish("frontend", Fixture.VERSION, Fixture.server(true));
    Release release = fixture.release(fixture.withPort());
    fixture.target.start(release, 0);
    fixture.target.start(release, 1);
    assertThat(there()).isEqualTo(1);

    second.freeze();
    try {
      assertThat(fixture.target.start(release, 1)).isInstanceOf(Outcome.Unavailable.class);
      assertThatThrownBy(() -> fixture.target.instances("staging"))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining("engine there");
    } finally {
      second.thaw();
    }

    assertThat(fixture.target.start(release, 1)).isEqualTo(new Outcome.Done());
    assertThat(fixture.target.instances("staging")).hasSize(2);
  }
}
