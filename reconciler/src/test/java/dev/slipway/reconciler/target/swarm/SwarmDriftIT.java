package dev.slipway.reconciler.target.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.api.model.Service;
import dev.slipway.api.client.ReconcilerClient;
import dev.slipway.api.client.ReconcilerException;
import dev.slipway.api.event.EventCursor;
import dev.slipway.api.event.EventRecord;
import dev.slipway.api.state.BlockStatus;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.program.Checkout;
import dev.slipway.reconciler.program.Entrance;
import dev.slipway.reconciler.program.RunningReconciler;
import dev.slipway.reconciler.target.engine.RealEngine;
import dev.slipway.reconciler.target.engine.ReleaseLabels;
import dev.slipway.reconciler.target.engine.ShortFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The program itself with a target on a real swarm: what people do to a service of ours behind the
/// reconciler's back is found, told and repaired; what they do with their own is left alone.
@Timeout(240)
@ExtendWith(RealEngine.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SwarmDriftIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int REPLICAS = 2;

  private static final String ENVIRONMENT =
      """
      environment: staging
      target: cluster
      strategy:
        canary: {steps: [{weight: 50, hold: 1s}], watch: 1s}
      services:
        frontend: {version: 1.4.2, replicas: 2}
      """;

  private Fixture fixture = unset();
  private Path folder = Path.of("made before all tests");
  private Checkout checkout = unset();
  private Entrance entrance = unset();
  private RunningReconciler reconciler = unset();
  private ReconcilerClient client = unset();
  private long told;

  SwarmDriftIT() {}

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // set before tests
  private static <T> T unset() {
    return null;
  }

  private static String service(String image) {
    return """
    service: frontend
    image: %s
    port: 3000
    health: {path: /health, interval: 200ms, timeout: 2s, successes: 1, failures: 5, startWithin: 60s}
    """
        .formatted(image);
  }

  @BeforeAll
  void found(@TempDir(factory = ShortFolder.class) Path root) throws Exception {
    fixture = new Fixture(root);
    fixture.publish("frontend", Fixture.VERSION, Fixture.answering("hello"));
    folder = Files.createDirectories(root.resolve("whole"));
    entrance = Entrance.onFreePorts();
    checkout =
        Checkout.begin(
            folder,
            Map.of(
                "services/frontend.yaml",
                service(fixture.registry.image("frontend")),
                "environments/staging.yaml",
                ENVIRONMENT));
  }

  /// Anew for each test: no start of another test makes one of this wait.
  @BeforeEach
  void serve() throws Exception {
    reconciler =
        RunningReconciler.start(
            folder,
            checkout,
            """
            cluster:
              kind: swarm
              manager: {url: "%s"}
              network: %s
              restartAfter: 1s
              stopWithin: 3s
              router: %s
            """
                .formatted(fixture.swarm.address().url(), PrivateSwarm.NETWORK, entrance.router()));
    client = reconciler.client();
    awaitServing();
    told = client.events(EventCursor.BEGINNING, 1000, Duration.ZERO).next();
  }

  @AfterEach
  void leave() throws InterruptedException {
    client.close();
    reconciler.kill();
  }

  @AfterAll
  void close() throws Exception {
    entrance.stop(reconciler.state("cluster"));
    fixture.close();
  }

  private void awaitServing() {
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(ReconcilerException.class)
        .untilAsserted(() -> {
          ServiceStatus status = client.service("staging", "frontend");
          assertThat(status.replicas().healthy()).isEqualTo(REPLICAS);
          assertThat(status.rollout()).isEmpty();
          assertThat(status.blocks()).isEmpty();
          assertThat(status.drift()).isEmpty();
          assertThat(entrance.get("frontend.staging.localhost")).isEqualTo(200);
        });
  }

  /// Events of a type since the test began.
  private List<EventRecord> told(String type) throws ReconcilerException {
    return client.events(EventCursor.BEGINNING, 1000, Duration.ZERO).events().stream()
        .filter(event -> event.position() > told && event.type().equals(type))
        .toList();
  }

  private void awaitTold(String type, int times) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(type)).hasSize(times));
  }

  /// Of the reconciler's only service.
  private String id() {
    List<Service> all =
        fixture
            .swarm
            .client
            .listServicesCmd()
            .withLabelFilter(Map.of(ReleaseLabels.TARGET, "cluster"))
            .exec();
    assertThat(all).hasSize(1);
    return Objects.requireNonNull(all.getFirst().getId());
  }

  private JsonNode service() throws UnavailableException {
    return fixture.byHand.service(id());
  }

  private void edit(Consumer<ObjectNode> change) throws Exception {
    fixture.byHand.editService(id(), change);
  }

  private void awaitRepaired(String what) throws Exception {
    awaitTold("DriftFound", REPLICAS);
    awaitTold("DriftRepaired", REPLICAS);
    assertThat(told("DriftFound"))
        .allSatisfy(event -> assertThat(String.valueOf(event.data().get("what"))).contains(what));
    awaitServing();
  }

  @Test
  void aServiceThatWasRemovedIsMadeAnew() throws Exception {
    String before = id();

    fixture.byHand.removeService(before);

    awaitRepaired("it is gone");
    assertThat(id()).isNotEqualTo(before);
  }

  @Test
  void anImageThatWasChangedIsChangedBack() throws Exception {
    fixture.registry.publish("other", "1", List.of("/bin/busybox", "sleep", "3600"));
    String other = fixture.registry.image("other") + ":1";

    edit(spec -> ByHand.image(spec, other));

    awaitRepaired("somebody replaced it: it runs image " + other);
    assertThat(service().path("Spec").toString()).doesNotContain(other);
  }

  @Test
  void aVariableThatWasAddedIsTakenAway() throws Exception {
    edit(spec -> ByHand.variable(spec, "GREETING=hello"));

    awaitRepaired("somebody changed what it is made from: Env");
    assertThat(service().path("Spec").toString()).doesNotContain("GREETING");
  }

  @Test
  void replicasThatWereTakenAwayComeBack() throws Exception {
    edit(spec -> ByHand.scale(spec, 0));

    awaitRepaired("somebody scaled its service to 0");
  }

  @Test
  void replicasThatWereAddedGo() throws Exception {
    edit(spec -> ByHand.scale(spec, 4));

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(replicas()).isEqualTo(REPLICAS));
    awaitServing();
  }

  private int replicas() throws UnavailableException {
    return service().path("Spec").path("Mode").path("Replicated").path("Replicas").asInt();
  }

  /// The pause before a start is twice the one before it.
  @Test
  void whatIsRemovedAgainAndAgainIsMadeAnewLessAndLessOften() throws Exception {
    List<Instant> made = new ArrayList<>();
    for (int times = 1; times <= 5; times++) {
      fixture.byHand.removeService(id());
      awaitTold("DriftRepaired", REPLICAS * times);
      made.add(Instant.parse(service().path("CreatedAt").asText()));
    }

    assertThat(Duration.between(made.get(3), made.get(4))).isGreaterThan(Duration.ofSeconds(2));
    assertThat(told("DriftFound")).hasSize(5 * REPLICAS);
  }

  /// It comes while the reconciler cannot look.
  @Test
  void aForeignServiceOfTheSameNameIsAnErrorAndNotTouched() throws Exception {
    String name = service().path("Spec").path("Name").asText();
    reconciler.freeze();
    fixture.byHand.removeService(id());
    String foreign = fixture.byHand.createService(name);
    long version = version(foreign);
    reconciler.thaw();

    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(client.service("staging", "frontend").blocks())
                .extracting(BlockStatus::kind, BlockStatus::reason)
                .anySatisfy(block ->
                    assertThat(block.toList().toString())
                        .contains("infrastructure", name, foreign, "remove or rename it")));
    assertThat(client.service("staging", "frontend").drift()).hasSize(REPLICAS);
    assertThat(told("DriftRepaired")).isEmpty();
    assertThat(version(foreign)).isEqualTo(version);

    fixture.byHand.removeService(foreign);
    awaitRepaired("it is gone");
  }

  private long version(String service) throws UnavailableException {
    return fixture.byHand.service(service).path("Version").path("Index").asLong();
  }
}
