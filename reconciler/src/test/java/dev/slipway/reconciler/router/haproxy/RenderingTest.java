package dev.slipway.reconciler.router.haproxy;

import static dev.slipway.reconciler.router.haproxy.Seatings.ONE;
import static dev.slipway.reconciler.router.haproxy.Seatings.V1;
import static dev.slipway.reconciler.router.haproxy.Seatings.V2;
import static dev.slipway.reconciler.router.haproxy.Seatings.alone;
import static dev.slipway.reconciler.router.haproxy.Seatings.canary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Route;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.Pool;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.router.haproxy.HaproxySettings.Address;
import dev.slipway.reconciler.router.haproxy.HaproxySettings.Timeouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RenderingTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "haproxy", "haproxy.cfg");
  private static final Layout LAYOUT =
      new Layout(
          new Address("0.0.0.0", 8080),
          new Address("127.0.0.1", 5514),
          Path.of("/var/lib/slipway/haproxy"),
          new Timeouts(Duration.ofSeconds(2), Duration.ofMinutes(1), Duration.ofMinutes(5)));
  private static final Seating WEB = Seating.first(canary(25, V1, V2));

  /// Written anew by `-Ddocs.write=true`.
  @Test
  void theFileOfTwoServicesIsAsItWasReadAndApproved() throws IOException {
    Rendering.Files files = Rendering.of(LAYOUT, List.of(shop(), WEB));

    if (Boolean.getBoolean("docs.write")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, files.configuration());
    }
    assertThat(GOLDEN).hasContent(files.configuration());
    assertThat(files.hosts()).isEqualTo("web.dev.localhost dev.web\n");
    assertThat(files.plans())
        .isEqualTo(
            """
            dev.shop a:-:0:0:0:2222222222:-
            dev.web a:b:25:1:0:1111111111:2222222222
            """);
  }

  @Test
  void aRolloutNeedsNoOtherLayoutAndANewServiceDoes() {
    String before = Rendering.of(LAYOUT, List.of(Seating.first(alone(V1, ONE)))).layout();

    assertThat(Rendering.of(LAYOUT, List.of(WEB)).layout()).isEqualTo(before);
    assertThat(Rendering.of(LAYOUT, List.of(WEB, shop())).layout()).isNotEqualTo(before);
  }

  private static Seating shop() {
    Route route = new Route(Optional.empty(), OptionalInt.of(9090));
    Pool pool = new Pool(V2, List.of(new Endpoint("fd00::1", 3000)));
    return Seating.first(
        new RoutePlan(new ServiceKey("dev", "shop"), 1, route, pool, Optional.empty(), false));
  }
}
