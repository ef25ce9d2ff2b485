package dev.slipway.api.client;

import dev.slipway.api.event.EventCursor;
import dev.slipway.api.event.EventPage;
import dev.slipway.api.operation.Operation;
import dev.slipway.api.operation.OperationRequest;
import dev.slipway.api.operation.OperationResult;
import dev.slipway.api.operation.PlanRequest;
import dev.slipway.api.operation.PlanResponse;
import dev.slipway.api.state.EnvironmentStatus;
import dev.slipway.api.state.EnvironmentsStatus;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.api.state.RolloutsStatus;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.api.state.VersionsStatus;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A reconciler's API, typed. Blocking, safe for use by several threads; each call ends by its
/// deadline. An interrupt ends a call at once with `UNKNOWN_OUTCOME` and stays set.
public final class ReconcilerClient implements AutoCloseable {
  /// How long an answer may take, unless a call says otherwise.
  public static final Duration DEADLINE = Duration.ofSeconds(10);

  private final Exchange exchange;
  private final Duration deadline;

  /// @param base `http://127.0.0.1:7070`; no user info, query or fragment
  public ReconcilerClient(URI base, TokenSource tokens) {
    this(base, tokens, DEADLINE);
  }

  public ReconcilerClient(URI base, TokenSource tokens, Duration deadline) {
    this.exchange = new Exchange(base, tokens);
    this.deadline = deadline;
  }

  public EnvironmentsStatus environments() throws ReconcilerException {
    return exchange.get("/environments", EnvironmentsStatus.class, deadline);
  }

  public EnvironmentStatus environment(String environment) throws ReconcilerException {
    return exchange.get(path("environments", environment), EnvironmentStatus.class, deadline);
  }

  public ServiceStatus service(String environment, String service) throws ReconcilerException {
    return exchange.get(
        path("environments", environment, "services", service), ServiceStatus.class, deadline);
  }

  public RolloutStatus rollout(String id) throws ReconcilerException {
    return exchange.get(path("rollouts", id), RolloutStatus.class, deadline);
  }

  /// Rollouts of a service, running or ended, newest first.
  ///
  /// @param limit 1 to 100
  public RolloutsStatus rollouts(String environment, String service, int limit)
      throws ReconcilerException {
    return exchange.get(
        path("environments", environment, "services", service, "rollouts") + "?limit=" + limit,
        RolloutsStatus.class,
        deadline);
  }

  public VersionsStatus versions(String service) throws ReconcilerException {
    return exchange.get("/versions?service=" + encoded(service), VersionsStatus.class, deadline);
  }

  /// May be called as often as one likes: changes nothing.
  public PlanResponse plan(PlanRequest request) throws ReconcilerException {
    return exchange.post("/plans", request, PlanResponse.class, deadline);
  }

  /// May be called again with the same idempotency key when the outcome is unknown.
  public OperationResult onRollout(String id, Operation operation, OperationRequest request)
      throws ReconcilerException {
    requireScope(operation, Operation.Scope.ROLLOUT);
    return exchange.post(
        path("rollouts", id, operation.word()), request, OperationResult.class, deadline);
  }

  /// May be called again with the same idempotency key when the outcome is unknown.
  public OperationResult onService(
      String environment, String service, Operation operation, OperationRequest request)
      throws ReconcilerException {
    requireScope(operation, Operation.Scope.SERVICE);
    return exchange.post(
        path("environments", environment, "services", service, operation.word()),
        request,
        OperationResult.class,
        deadline);
  }

  /// Something was pushed: lets the reconciler fetch soon instead of at its next poll. Says nothing
  /// of what was pushed, may be called as often as one likes, and need not be called again when the
  /// outcome is unknown.
  public void hintGit() throws ReconcilerException {
    exchange.post("/hints/git", deadline);
  }

  /// The events behind a cursor; waits for one when there is none.
  ///
  /// @param limit 1 to 1000
  /// @param wait how long the reconciler holds the answer back, up to a minute, in whole seconds;
  ///   the call's deadline comes on top
  /// @throws ReconcilerException `FEED_GONE` when the cursor is of another feed
  public EventPage events(EventCursor cursor, int limit, Duration wait) throws ReconcilerException {
    String query =
        "?after="
            + cursor.after()
            + "&limit="
            + limit
            + "&wait="
            + wait.toSeconds()
            + cursor.feed().map(feed -> "&feed=" + encoded(feed)).orElse("");
    return exchange.get("/events" + query, EventPage.class, deadline.plus(wait));
  }

  /// Ends what is under way and frees the connections.
  @Override
  public void close() {
    exchange.close();
  }

  private static void requireScope(Operation operation, Operation.Scope scope) {
    if (operation.scope() != scope) {
      throw new IllegalArgumentException(operation + " is bound to a " + operation.scope());
    }
  }

  private static String path(String... parts) {
    StringBuilder path = new StringBuilder();
    for (String part : parts) {
      path.append('/').append(encoded(part));
    }
    return path.toString();
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
