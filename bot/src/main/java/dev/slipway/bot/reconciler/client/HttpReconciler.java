package dev.slipway.bot.reconciler.client;

import dev.slipway.api.client.ReconcilerClient;
import dev.slipway.api.client.ReconcilerException;
import dev.slipway.api.event.EventCursor;
import dev.slipway.api.event.EventPage;
import dev.slipway.api.operation.ApiProblem;
import dev.slipway.api.operation.Operation;
import dev.slipway.api.operation.OperationRequest;
import dev.slipway.api.operation.OperationResult;
import dev.slipway.api.operation.PlanRequest;
import dev.slipway.api.operation.PlanResponse;
import dev.slipway.api.state.EnvironmentsStatus;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.api.state.VersionsStatus;
import dev.slipway.bot.reconciler.Asked;
import dev.slipway.bot.reconciler.Reconciler;
import dev.slipway.bot.request.Place;
import java.time.Duration;
import java.util.Optional;

/// A reconciler behind its API.
public final class HttpReconciler implements Reconciler {
  private final ReconcilerClient client;

  public HttpReconciler(ReconcilerClient client) {
    this.client = client;
  }

  @Override
  public Asked<PlanResponse> plan(Place place, Optional<String> version) {
    return ask(() -> client.plan(new PlanRequest(place.environment(), place.service(), version)));
  }

  @Override
  public Asked<OperationResult> onRollout(
      String rollout, Operation operation, OperationRequest request) {
    return ask(() -> client.onRollout(rollout, operation, request));
  }

  @Override
  public Asked<OperationResult> onService(
      Place place, Operation operation, OperationRequest request) {
    return ask(() -> client.onService(place.environment(), place.service(), operation, request));
  }

  @Override
  public Asked<EnvironmentsStatus> environments() {
    return ask(client::environments);
  }

  @Override
  public Asked<ServiceStatus> service(Place place) {
    return ask(() -> client.service(place.environment(), place.service()));
  }

  @Override
  public Asked<RolloutStatus> rollout(String id) {
    return ask(() -> client.rollout(id));
  }

  @Override
  public Asked<VersionsStatus> versions(String service) {
    return ask(() -> client.versions(service));
  }

  @Override
  public void hint() {
    var _ =
        ask(() -> {
          client.hintGit();
          return true;
        });
  }

  @Override
  public Asked<EventPage> events(EventCursor cursor, int limit, Duration wait) {
    return ask(() -> client.events(cursor, limit, wait));
  }

  private interface Call<T> {
    T make() throws ReconcilerException;
  }

  private static <T> Asked<T> ask(Call<T> call) {
    try {
      return new Asked.Known<>(call.make());
    } catch (ReconcilerException e) {
      String message = String.valueOf(e.getMessage());
      return switch (e.kind()) {
        case NOT_FOUND ->
            new Asked.NotFound<>(e.problem().map(ApiProblem::code).orElse(""), message);
        case STATE_MOVED -> new Asked.Moved<>(message);
        case FEED_GONE -> new Asked.Gone<>();
        case REFUSED -> new Asked.Refused<>(message);
        case UNREACHABLE, UNKNOWN_OUTCOME, UNAUTHORIZED, UNAVAILABLE, NOT_UNDERSTOOD ->
            new Asked.Unavailable<>(message);
      };
    }
  }
}
