package dev.slipway.reconciler.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.slipway.api.client.ReconcilerClient;
import dev.slipway.api.client.ReconcilerException;
import dev.slipway.api.event.EventCursor;
import dev.slipway.api.event.EventPage;
import dev.slipway.api.event.EventRecord;
import dev.slipway.api.operation.Operation;
import dev.slipway.api.operation.OperationRequest;
import dev.slipway.api.operation.OperationResult;
import dev.slipway.api.operation.PlanRequest;
import dev.slipway.api.operation.PlanResponse;
import dev.slipway.api.state.EnvironmentStatus;
import dev.slipway.api.state.RolloutPhase;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.api.state.VersionStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The contract as its own client sees it.
class ApiTest {
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private RunningApi api;
  private ReconcilerClient client;

  @BeforeEach
  void begin(@TempDir Path folder) throws IOException {
    api = new RunningApi(folder, Optional.empty());
    client = api.client();
    api.publish("frontend", "1.0.0");
    api.publish("frontend", "1.1.0");
  }

  @AfterEach
  void end() {
    client.close();
    api.close();
  }

  private ServiceStatus frontend() {
    try {
      return client.service("staging", "frontend");
    } catch (ReconcilerException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  private void serves(String version) {
    api.commit(Desired.frontend("staging", version));
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> frontend().current().orElseThrow().version().equals(version));
    await().atMost(PATIENCE).until(() -> frontend().rollout().isEmpty());
  }

  /// 1.0.0 serves, 1.1.0 waits for a person at 25 %.
  private RolloutStatus waitsAtAQuarter() throws ReconcilerException {
    serves("1.0.0");
    api.commit(Desired.frontend("staging", "1.1.0"));
    await()
        .atMost(PATIENCE)
        .until(() ->
            frontend()
                .rollout()
                .map(rollout -> rollout.phase() == RolloutPhase.PAUSED)
                .orElse(false));
    return client.rollout(frontend().rollout().orElseThrow().id());
  }

  /// G1: the status names the commit.
  @Test
  void theStatusNamesTheCommitAndWhatServes() throws ReconcilerException {
    serves("1.0.0");

    ServiceStatus frontend = frontend();

    assertThat(frontend.commit().orElseThrow().author())
        .isEqualTo("Ada Lovelace <ada@example.com>");
    assertThat(frontend.desired().orElseThrow().version()).isEqualTo("1.0.0");
    assertThat(frontend.desired().orElseThrow().hash())
        .isEqualTo(frontend.current().orElseThrow().hash());
    assertThat(frontend.replicas().healthy()).isEqualTo(2);
    assertThat(frontend.route().orElseThrow().host()).contains("frontend.staging.localhost");
    assertThat(client.environments().environments())
        .extracting(EnvironmentStatus::environment)
        .containsExactly("staging", "production");
    assertThat(client.environments().git().orElseThrow().branch()).isEqualTo("main");
    assertThat(client.environments().backup()).contains(RunningApi.BACKUP);
    assertThat(client.versions("frontend").versions())
        .extracting(VersionStatus::version)
        .contains("1.0.0");
  }

  @Test
  void aRolloutIsShownWithItsStepItsHoldAndItsCause() throws ReconcilerException {
    RolloutStatus rollout = waitsAtAQuarter();

    assertThat(rollout.weight()).isEqualTo(25);
    assertThat(rollout.step()).isEqualTo(1);
    assertThat(rollout.steps()).isEqualTo(1);
    assertThat(rollout.baseline().orElseThrow().version()).isEqualTo("1.0.0");
    assertThat(rollout.hold().orElseThrow().verdict()).isEqualTo("insufficient");
    assertThat(rollout.hold().orElseThrow().reason()).contains("0 of 100 requests");
    assertThat(rollout.pause().orElseThrow().cause()).contains("waits for a person");
    assertThat(rollout.origin().author()).isEqualTo("Ada Lovelace <ada@example.com>");
  }

  @Test
  void anOrderIsCarriedOutAndTheSameKeyAgainHasNoSecondEffect() throws ReconcilerException {
    RolloutStatus rollout = waitsAtAQuarter();
    OperationRequest abort = OperationRequest.by("ada", "not today", "key-1");

    OperationResult first = client.onRollout(rollout.id(), Operation.ABORT, abort);
    await().atMost(PATIENCE).until(() -> frontend().rollout().isEmpty());
    OperationResult second = client.onRollout(rollout.id(), Operation.ABORT, abort);

    assertThat(first.accepted()).isTrue();
    assertThat(second.message()).isEqualTo(first.message());
    RolloutStatus ended = client.rollout(rollout.id());
    assertThat(ended.phase()).isEqualTo(RolloutPhase.ABORTED);
    assertThat(ended.end().orElseThrow().by()).contains("ada");
    assertThat(frontend().rejected().getFirst().release().version()).isEqualTo("1.1.0");
  }

  @Test
  void anOrderForAnotherStateOrAnEndedRolloutIsAConflict() throws ReconcilerException {
    RolloutStatus rollout = waitsAtAQuarter();
    OperationRequest older =
        OperationRequest.by("ada", "", "key-2").withStateVersion(rollout.stateVersion() - 1);

    ReconcilerException moved =
        catchThrowableOfType(
            ReconcilerException.class,
            () -> client.onRollout(rollout.id(), Operation.RESUME, older));
    client.onRollout(rollout.id(), Operation.ABORT, OperationRequest.by("ada", "", "key-3"));
    await().atMost(PATIENCE).until(() -> frontend().rollout().isEmpty());
    ReconcilerException ended =
        catchThrowableOfType(
            ReconcilerException.class,
            () ->
                client.onRollout(
                    rollout.id(), Operation.RESUME, OperationRequest.by("ada", "", "key-4")));

    assertThat(moved.kind()).isEqualTo(ReconcilerException.Kind.STATE_MOVED);
    assertThat(ended.kind()).isEqualTo(ReconcilerException.Kind.STATE_MOVED);
  }

  /// R15.
  @Test
  void anOrderThatHasNothingToDoSaysSo() throws ReconcilerException {
    serves("1.0.0");

    OperationResult nothing =
        client.onService(
            "staging", "frontend", Operation.RETRY, OperationRequest.by("ada", "", "key-5"));

    assertThat(nothing.accepted()).isFalse();
    assertThat(nothing.message()).contains("nothing to retry");
  }

  @Test
  void whatDoesNotExistIsNotFound() throws Exception {
    assertThat(statusOf("/api/v1/environments/nowhere")).isEqualTo(404);
    assertThat(statusOf("/api/v1/environments/staging/services/nothing")).isEqualTo(404);
    assertThat(statusOf("/api/v1/rollouts/none")).isEqualTo(404);
    assertThat(statusOf("/api/v1/versions?service=nothing")).isEqualTo(404);
    HttpResponse<String> unknown = api.send(api.request("/nothing"));
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(unknown.body()).contains("\"code\":\"not-found\"");
  }

  private int statusOf(String path) throws IOException, InterruptedException {
    return api.send(api.request(path)).statusCode();
  }

  @Test
  void withoutTheTokenNothingIsToldButHealth() throws Exception {
    assertThat(withToken("/api/v1/environments", "Bearer wrong").statusCode()).isEqualTo(401);
    assertThat(withToken("/api/v1/environments", "Basic " + RunningApi.TOKEN).statusCode())
        .isEqualTo(401);
    assertThat(withToken("/nothing", "none").statusCode()).isEqualTo(401);
    assertThat(withToken("/health/live", "none").statusCode()).isEqualTo(200);
    assertThat(withToken("/health/ready", "none").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> withToken(String path, String authorization) throws Exception {
    return api.send(
        HttpRequest.newBuilder(URI.create(api.address() + path))
            .header("Authorization", authorization));
  }

  @Test
  void theWrongMethodAndTheWrongBodyAreRefusedWithTheirReason() throws Exception {
    serves("1.0.0");
    String retry = "/api/v1/environments/staging/services/frontend/retry";

    HttpResponse<String> wrongMethod = api.send(api.request("/api/v1/environments").DELETE());
    HttpResponse<String> broken = post(retry, "{\"actor\": \"ada\",\n  oops}");
    HttpResponse<String> lacking = post(retry, "{\"actor\":\"ada\"}");
    HttpResponse<String> huge = post(retry, "x".repeat((1 << 20) + 1));

    assertThat(wrongMethod.statusCode()).isEqualTo(405);
    assertThat(broken.statusCode()).isEqualTo(400);
    assertThat(broken.body()).contains("line 2, column");
    assertThat(lacking.statusCode()).isEqualTo(400);
    assertThat(huge.statusCode()).isEqualTo(413);
    assertThat(huge.body()).contains("\"code\":\"too-large\"");
  }

  @Test
  void controlCharactersInAnOrderAreRefusedAndTheirFieldNamed() throws Exception {
    serves("1.0.0");
    String retry = "/api/v1/environments/staging/services/frontend/retry";
    String order = "{\"actor\":\"%s\",\"reason\":\"%s\",\"idempotencyKey\":\"%s\"}";

    HttpResponse<String> actor = post(retry, order.formatted("ada\\u0000", "why", "key"));
    HttpResponse<String> reason = post(retry, order.formatted("ada", "why\\u001b[31m", "key"));
    HttpResponse<String> key = post(retry, order.formatted("ada", "why", "key\\u0000"));
    HttpResponse<String> lines = post(retry, order.formatted("ada", "one\\n\\ttwo", "key"));

    assertThat(actor.statusCode()).isEqualTo(400);
    assertThat(actor.body()).contains("actor has a control character");
    assertThat(reason.statusCode()).isEqualTo(400);
    assertThat(reason.body()).contains("reason has a control character");
    assertThat(key.statusCode()).isEqualTo(400);
    assertThat(key.body()).contains("idempotencyKey has a control character");
    assertThat(lines.statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return api.send(
        api.request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void theFeedTellsWhatHappenedInOrder() throws ReconcilerException {
    serves("1.0.0");

    EventPage page = client.events(EventCursor.BEGINNING, 1000, Duration.ZERO);

    assertThat(page.feed()).isEqualTo("feed-1");
    assertThat(page.events())
        .extracting(EventRecord::type)
        .containsSubsequence(
            "VersionPinned",
            "RolloutStarted",
            "CandidateHealthy",
            "RolloutCompleted",
            "WatchEnded");
    assertThat(page.events()).extracting(EventRecord::position).isSorted().doesNotHaveDuplicates();
    assertThat(page.next()).isEqualTo(page.events().getLast().position());
  }

  @Test
  void aReaderThatWaitsIsAnsweredWhenSomethingHappens() throws Exception {
    serves("1.0.0");
    EventPage known = client.events(EventCursor.BEGINNING, 1000, Duration.ZERO);

    CompletableFuture<EventPage> waiting =
        CompletableFuture.supplyAsync(() -> wait(EventCursor.behind(known)));
    api.commit(Desired.frontend("staging", "1.1.0"));
    EventPage next = waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

    assertThat(next.events()).isNotEmpty();
    assertThat(next.events().getFirst().position()).isGreaterThan(known.next());
  }

  private EventPage wait(EventCursor cursor) {
    try {
      return client.events(cursor, 100, Duration.ofSeconds(60));
    } catch (ReconcilerException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  @Test
  void anUnknownFeedOrPositionIsGone() {
    EventCursor otherFeed = new EventCursor(Optional.of("another"), 0);
    EventCursor beyond = new EventCursor(Optional.of("feed-1"), 1_000_000);

    assertThat(refusal(otherFeed)).isEqualTo(ReconcilerException.Kind.FEED_GONE);
    assertThat(refusal(beyond)).isEqualTo(ReconcilerException.Kind.FEED_GONE);
  }

  private ReconcilerException.Kind refusal(EventCursor cursor) {
    return catchThrowableOfType(
            ReconcilerException.class, () -> client.events(cursor, 10, Duration.ZERO))
        .kind();
  }

  /// G7: stale Git is said, with its age.
  @Test
  void staleGitIsABlockOfTheEnvironment() throws ReconcilerException {
    serves("1.0.0");
    api.git.reachable(false);

    await().atMost(PATIENCE).until(() -> !client.environment("staging").blocks().isEmpty());

    assertThat(client.environment("staging").blocks().getFirst().kind()).isEqualTo("stale-git");
  }

  @Test
  void aPlanSaysWhatAVersionWouldDoAndNamesItsHash() throws Exception {
    PlanResponse first = plan("1.0.0", "staging");
    serves("1.0.0");

    PlanResponse same = plan("1.0.0", "staging");
    PlanResponse other = plan("1.1.0", "staging");
    HttpResponse<String> unknown =
        post(
            "/api/v1/plans",
            "{\"environment\":\"staging\",\"service\":\"frontend\",\"version\":\"9\"}");

    assertThat(first.change()).isEqualTo(PlanResponse.Change.FIRST_RELEASE);
    assertThat(same.change()).isEqualTo(PlanResponse.Change.NONE);
    assertThat(other.change()).isEqualTo(PlanResponse.Change.ROLLOUT);
    assertThat(other.baseline().orElseThrow().version()).isEqualTo("1.0.0");
    assertThat(other.steps()).containsExactly("25 % until a person goes on");
    assertThat(same.candidate().hash()).isEqualTo(frontend().current().orElseThrow().hash());
    assertThat(unknown.statusCode()).isEqualTo(404);
  }

  /// Before anything is wanted, Git must name the service.
  private PlanResponse plan(String version, String environment) throws ReconcilerException {
    if (api.reconciler.desired().newest().orElseThrow().services(environment).isEmpty()) {
      api.git.put(Desired.frontend(environment, "0.0.0"), "Ada <ada@example.com>", Instant.now());
      api.reconciler.hintGit();
      await()
          .atMost(PATIENCE)
          .until(() -> statusOf("/api/v1/environments/staging/services/frontend") == 200);
    }
    return client.plan(new PlanRequest(environment, "frontend", Optional.of(version)));
  }

  @Test
  void metricsCountRolloutsAndNameTheFeedsPosition() throws Exception {
    serves("1.0.0");

    HttpResponse<String> metrics = api.send(api.request("/metrics"));

    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(metrics.body())
        .contains(
            "slipway_rollouts_total{environment=\"staging\",outcome=\"proven\",service=\"frontend\",strategy=\"canary\"}"
                + " 1.0",
            "slipway_candidate_weight_percent{environment=\"staging\",service=\"frontend\"} 0.0",
            "slipway_blocks{environment=\"staging\",kind=\"lock\"} 0.0",
            "slipway_events_position",
            "slipway_git_age_seconds",
            "slipway_pass_seconds_count{environment=\"staging\"}",
            "slipway_effects_total{effect=\"start\",environment=\"staging\",outcome=\"done\"} 2.0");
  }

  /// To Prometheus an increase from nothing is none: the first alarm would be lost.
  @Test
  void whatMayHappenToAServiceStandsAtZeroBeforeItDoes() throws Exception {
    serves("1.0.0");

    assertThat(api.send(api.request("/metrics")).body())
        .contains(
            "slipway_person_needed_total{environment=\"staging\",service=\"frontend\"} 0.0",
            "slipway_drift_found_total{environment=\"staging\",service=\"frontend\"} 0.0",
            "slipway_rollback_duration_seconds_count{environment=\"staging\",service=\"frontend\"}"
                + " 0",
            "slipway_rollouts_total{environment=\"staging\",outcome=\"failed\",service=\"frontend\",strategy=\"canary\"}"
                + " 0.0");
  }
}
