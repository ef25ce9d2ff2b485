package dev.slipway.api.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.api.Examples;
import dev.slipway.api.StandIn;
import dev.slipway.api.StandIn.Answered;
import dev.slipway.api.StandIn.Asked;
import dev.slipway.api.client.ReconcilerException.Kind;
import dev.slipway.api.event.EventCursor;
import dev.slipway.api.event.EventPage;
import dev.slipway.api.json.ContractJson;
import dev.slipway.api.operation.ApiProblem;
import dev.slipway.api.operation.Operation;
import dev.slipway.api.operation.OperationRequest;
import dev.slipway.api.operation.OperationResult;
import dev.slipway.api.operation.PlanRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class ReconcilerClientTest {
  private static final OperationRequest REQUEST = OperationRequest.by("ada", "bad", "k-1");

  private final ContractJson json = new ContractJson();
  private final StandIn reconciler = new StandIn();
  private final ReconcilerClient client =
      new ReconcilerClient(reconciler.address(), () -> Optional.of("s3cret"));

  @AfterEach
  void close() {
    client.close();
    reconciler.close();
  }

  @Test
  void stateIsAskedForWithTheTokenAndReadTyped() throws Exception {
    reconciler.answers(200, text(Examples.rollingOut()));

    assertThat(client.service("staging", "frontend")).isEqualTo(Examples.rollingOut());
    assertThat(reconciler.asked())
        .containsExactly(
            new Asked(
                "GET", "/api/v1/environments/staging/services/frontend", "Bearer s3cret", ""));
  }

  @Test
  void everyResourceHasItsAddress() throws Exception {
    reconciler.answers(200, text(Examples.environments()));
    client.environments();
    reconciler.answers(200, text(Examples.environments().environments().getFirst()));
    client.environment("staging");
    reconciler.answers(200, text(Examples.rollout()));
    client.rollout("r 17/../x");
    reconciler.answers(200, text(Examples.versions()));
    client.versions("a&b");
    reconciler.answers(200, text(Examples.plan()));
    client.plan(new PlanRequest("staging", "frontend", Optional.empty()));
    reconciler.answers(200, text(Examples.history()));
    client.rollouts("staging", "frontend", 25);

    assertThat(reconciler.asked())
        .extracting(asked -> asked.method() + " " + asked.target())
        .containsExactly(
            "GET /api/v1/environments",
            "GET /api/v1/environments/staging",
            "GET /api/v1/rollouts/r%2017%2F..%2Fx",
            "GET /api/v1/versions?service=a%26b",
            "POST /api/v1/plans",
            "GET /api/v1/environments/staging/services/frontend/rollouts?limit=25");
  }

  @Test
  void aHintIsTakenWithoutABodyAndRefusedWithoutTheToken() throws Exception {
    reconciler.answers(202, "");

    client.hintGit();

    assertThat(reconciler.asked())
        .containsExactly(new Asked("POST", "/api/v1/hints/git", "Bearer s3cret", ""));
    reconciler.answers(401, text(ApiProblem.of("unauthorized", "a bearer token is needed")));
    assertThat(catchThrowableOfType(ReconcilerException.class, client::hintGit).kind())
        .isEqualTo(Kind.UNAUTHORIZED);
  }

  @Test
  void operationsGoToTheRolloutOrTheService() throws Exception {
    reconciler.answers(200, text(new OperationResult(true, "ok", 2)));

    client.onRollout("r-17", Operation.ABORT, REQUEST);
    client.onService("staging", "frontend", Operation.ROLLBACK, REQUEST);

    assertThat(reconciler.asked())
        .extracting(Asked::target)
        .containsExactly(
            "/api/v1/rollouts/r-17/abort",
            "/api/v1/environments/staging/services/frontend/rollback");
    assertThat(reconciler.asked().getFirst().body())
        .isEqualTo("{\"actor\":\"ada\",\"reason\":\"bad\",\"idempotencyKey\":\"k-1\"}");
    assertThatThrownBy(() -> client.onRollout("r-17", Operation.RETRY, REQUEST))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "400, REFUSED",
    "401, UNAUTHORIZED",
    "404, NOT_FOUND",
    "409, STATE_MOVED",
    "410, FEED_GONE",
    "413, REFUSED",
    "500, UNAVAILABLE",
    "503, UNAVAILABLE",
    "302, NOT_UNDERSTOOD"
  })
  void aRefusalHasItsKindAndTheReconcilersWords(int status, Kind kind) throws IOException {
    ApiProblem problem = ApiProblem.of("code", "What is wrong.").withHint("What to do.");
    reconciler.answers(status, text(problem));

    ReconcilerException refusal = failure(() -> client.environments());

    assertThat(refusal.kind()).isEqualTo(kind);
    assertThat(refusal).hasMessage("What is wrong.");
    assertThat(refusal.problem()).contains(problem);
  }

  @Test
  void anErrorWithoutAProblemStillNamesTheAddressAndTheStatus() {
    reconciler.answers(502, "<html>bad gateway</html>");

    assertThat(failure(() -> client.environments()))
        .hasMessage(reconciler.address() + " answered 502");
  }

  @Test
  void somethingElseThatListensThereIsNotUnderstood() {
    reconciler.answers(200, "<html>hello</html>");

    assertThat(failure(() -> client.environments()).kind()).isEqualTo(Kind.NOT_UNDERSTOOD);
  }

  @Test
  void nothingThatListensIsUnreachable() throws Exception {
    URI nowhere;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nowhere = URI.create("http://127.0.0.1:" + free.getLocalPort());
    }
    try (ReconcilerClient lost = new ReconcilerClient(nowhere, TokenSource.none())) {
      ReconcilerException failure = failure(() -> lost.environments());

      assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
      assertThat(failure).hasMessage("nothing listens at " + nowhere);
    }
  }

  @Test
  void noAnswerInTimeIsAnUnknownOutcome() {
    CountDownLatch never = new CountDownLatch(1);
    reconciler.answers(_ -> {
      never.await();
      return new Answered(200, "{}");
    });
    try (ReconcilerClient hasty =
        new ReconcilerClient(reconciler.address(), TokenSource.none(), Duration.ofMillis(200))) {
      assertThat(failure(() -> hasty.onRollout("r-17", Operation.ABORT, REQUEST)).kind())
          .isEqualTo(Kind.UNKNOWN_OUTCOME);
    }
  }

  @Test
  void theDeadlineCoversABodyThatNeverEnds() throws Exception {
    try (ServerSocket slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ReconcilerClient hasty =
            new ReconcilerClient(
                URI.create("http://127.0.0.1:" + slow.getLocalPort()),
                TokenSource.none(),
                Duration.ofMillis(300))) {
      Thread server = Thread.startVirtualThread(() -> sendHalfAnAnswer(slow));

      assertThat(failure(() -> hasty.environments()).kind()).isEqualTo(Kind.UNKNOWN_OUTCOME);
      server.join();
    }
  }

  @Test
  void aLongPollMayTakeItsWaitOnTopOfTheDeadline() throws Exception {
    EventPage page = new EventPage("f-1", List.of(), 7);
    CountDownLatch moment = new CountDownLatch(1);
    reconciler.answers(_ -> {
      boolean _ = moment.await(400, java.util.concurrent.TimeUnit.MILLISECONDS);
      return new Answered(200, text(page));
    });
    try (ReconcilerClient hasty =
        new ReconcilerClient(reconciler.address(), TokenSource.none(), Duration.ofMillis(300))) {
      EventCursor cursor = new EventCursor(Optional.of("f 1"), 7);

      assertThat(hasty.events(cursor, 100, Duration.ofSeconds(2))).isEqualTo(page);
      assertThat(reconciler.asked().getFirst().target())
          .isEqualTo("/api/v1/events?after=7&limit=100&wait=2&feed=f%201");
      assertThat(EventCursor.behind(page)).isEqualTo(new EventCursor(Optional.of("f-1"), 7));
    }
  }

  @Test
  void aRotatedTokenIsTakenUpAndAMissingOneIsSaid(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("token"), "first\n");
    reconciler.answers(200, text(Examples.environments()));
    try (ReconcilerClient one =
        new ReconcilerClient(reconciler.address(), TokenSource.file(file))) {
      one.environments();
      Files.writeString(file, "second\n");
      one.environments();
      Files.writeString(file, "two\nlines\n");

      ReconcilerException refusal = failure(() -> one.environments());

      assertThat(reconciler.asked())
          .extracting(Asked::authorization)
          .containsExactly("Bearer first", "Bearer second");
      assertThat(refusal.kind()).isEqualTo(Kind.UNAUTHORIZED);
      assertThat(refusal).hasMessageContaining(file.toString()).hasMessageNotContaining("lines\n");
    }
  }

  @Test
  void anAddressWithAPasswordIsRefused() {
    assertThatThrownBy(
            () -> new ReconcilerClient(URI.create("http://a:b@localhost:1"), TokenSource.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("a:b");
    assertThatThrownBy(() -> new ReconcilerClient(URI.create("localhost:1"), TokenSource.none()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void sendHalfAnAnswer(ServerSocket server) {
    try (Socket socket = server.accept();
        InputStream in = socket.getInputStream()) {
      socket
          .getOutputStream()
          .write(
              "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"
                  .getBytes(StandardCharsets.US_ASCII));
      in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException _) {
      // the client went away, as it should
    }
  }

  private String text(Object message) throws IOException {
    return new String(json.write(message), StandardCharsets.UTF_8);
  }

  private static ReconcilerException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(ReconcilerException.class, call);
  }
}
