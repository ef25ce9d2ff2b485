package dev.slipway.reconciler.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.api.client.ReconcilerClient;
import dev.slipway.api.client.ReconcilerException;
import dev.slipway.api.event.EventContent;
import dev.slipway.api.event.EventCursor;
import dev.slipway.api.json.ContractJson;
import dev.slipway.api.state.RequestPhase;
import dev.slipway.api.state.RequestStatus;
import dev.slipway.api.state.RolloutPhase;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.api.state.ServiceStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the bot needs to follow its own commits.
class FollowingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private RunningApi api;
  private ReconcilerClient client;

  @BeforeEach
  void begin(@TempDir Path folder) throws IOException {
    api = new RunningApi(folder, Optional.empty());
    client = api.client();
    api.publish("frontend", "1.0.0");
    api.publish("frontend", "1.1.0");
    await().atMost(PATIENCE).until(() -> api.fetches.get() == 1);
  }

  @AfterEach
  void end() {
    client.close();
    api.close();
  }

  @Test
  void theStartTheOriginAndTheServiceNameTheRequest() throws ReconcilerException {
    serves("1.0.0", "r-1");
    api.commit(Desired.asked("staging", "1.1.0", "r-2"));
    await().atMost(PATIENCE).until(() -> phase(RolloutPhase.PAUSED));

    ServiceStatus frontend = frontend();
    RolloutStatus rollout = client.rollout(frontend.rollout().orElseThrow().id());

    assertThat(rollout.origin().requests()).containsExactly("r-2");
    assertThat(starts())
        .extracting(EventContent.RolloutStarted::requests)
        .containsExactly("r-1", "r-2");
    assertThat(frontend.requests())
        .containsExactly(
            new RequestStatus("r-2", "commit", "1.1.0", RequestPhase.STARTED),
            new RequestStatus("r-1", "commit", "1.0.0", RequestPhase.SETTLED));
  }

  @Test
  void aHintIsFollowedByAFetchAndAHundredByAtMostTwo() throws ReconcilerException {
    long began = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      client.hintGit();
    }
    // On a slow machine the hundred take longer than a second: one more for each.
    int most = 3 + (int) Duration.ofNanos(System.nanoTime() - began).toSeconds();

    await()
        .during(Duration.ofSeconds(2))
        .atMost(PATIENCE)
        .until(() -> api.fetches.get() >= 2 && api.fetches.get() <= most);
  }

  @Test
  void aHintWithoutTheTokenIsRefusedAndNothingIsFetched() throws Exception {
    HttpRequest.Builder hint =
        HttpRequest.newBuilder(URI.create(api.address() + "/api/v1/hints/git"))
            .POST(HttpRequest.BodyPublishers.noBody());

    assertThat(api.send(hint).statusCode()).isEqualTo(401);
    assertThat(api.fetches).hasValue(1);
  }

  @Test
  void theHistoryTellsRolloutsNewestFirst() throws ReconcilerException {
    serves("1.0.0", "r-1");
    api.commit(Desired.asked("staging", "1.1.0", "r-2"));
    await().atMost(PATIENCE).until(() -> phase(RolloutPhase.PAUSED));

    List<RolloutStatus> rollouts = client.rollouts("staging", "frontend", 10).rollouts();

    assertThat(rollouts)
        .extracting(RolloutStatus::phase)
        .containsExactly(RolloutPhase.PAUSED, RolloutPhase.COMPLETED);
    assertThat(rollouts.getFirst().baseline().orElseThrow().version()).isEqualTo("1.0.0");
    assertThat(rollouts.getLast().ended()).isPresent();
    assertThat(client.rollouts("staging", "frontend", 1).rollouts()).hasSize(1);
  }

  @Test
  void aHistoryOfTooManyOrOfNobodyIsRefused() throws Exception {
    serves("1.0.0", "r-1");
    String frontend = "/api/v1/environments/staging/services/frontend/rollouts";

    assertThat(status(frontend)).isEqualTo(200);
    assertThat(status(frontend + "?limit=0")).isEqualTo(400);
    assertThat(status(frontend + "?limit=101")).isEqualTo(400);
    assertThat(status("/api/v1/environments/staging/services/nobody/rollouts")).isEqualTo(404);
  }

  private int status(String path) throws IOException, InterruptedException {
    return api.send(api.request(path)).statusCode();
  }

  private void serves(String version, String request) {
    api.commit(Desired.asked("staging", version, request));
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() ->
            frontend().current().orElseThrow().version().equals(version)
                && frontend().rollout().isEmpty());
  }

  private boolean phase(RolloutPhase phase) throws ReconcilerException {
    return frontend().rollout().map(rollout -> rollout.phase() == phase).orElse(false);
  }

  private ServiceStatus frontend() throws ReconcilerException {
    return client.service("staging", "frontend");
  }

  private List<EventContent.RolloutStarted> starts() throws ReconcilerException {
    ContractJson json = new ContractJson();
    return client.events(EventCursor.BEGINNING, 1000, Duration.ZERO).events().stream()
        .map(json::content)
        .filter(EventContent.RolloutStarted.class::isInstance)
        .map(EventContent.RolloutStarted.class::cast)
        .toList();
  }
}
