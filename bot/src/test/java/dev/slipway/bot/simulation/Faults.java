package dev.slipway.bot.simulation;

import dev.slipway.api.event.EventContent;
import dev.slipway.api.event.EventCursor;
import dev.slipway.api.event.EventPage;
import dev.slipway.api.event.EventRecord;
import dev.slipway.api.operation.Operation;
import dev.slipway.api.operation.OperationRequest;
import dev.slipway.api.operation.OperationResult;
import dev.slipway.api.operation.PlanResponse;
import dev.slipway.api.state.EnvironmentsStatus;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.api.state.VersionsStatus;
import dev.slipway.bot.reconciler.Asked;
import dev.slipway.bot.reconciler.Reconciler;
import dev.slipway.bot.request.Place;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The way to the reconciler: questions and answers are lost on it.
final class Faults implements Reconciler {
  private static final double LOST = 0.06;

  private final Scenery scenery;
  private int keys;

  Faults(Scenery scenery) {
    this.scenery = scenery;
  }

  private <T> Asked<T> ask(Supplier<Asked<T>> question) {
    if (scenery.mishap(LOST)) {
      return new Asked.Unavailable<>("the question was lost");
    }
    Asked<T> answer = question.get();
    return scenery.mishap(LOST) ? new Asked.Unavailable<>("the answer was lost") : answer;
  }

  @Override
  public Asked<PlanResponse> plan(Place place, Optional<String> version) {
    return ask(() -> scenery.reconciler.plan(place, version));
  }

  @Override
  public Asked<OperationResult> onRollout(
      String rollout, Operation operation, OperationRequest request) {
    return ask(() -> scenery.reconciler.onRollout(rollout, operation, keyed(request)));
  }

  private OperationRequest keyed(OperationRequest request) {
    keys++;
    return scenery.bug == Bug.KEY_CHANGES
        ? OperationRequest.by(
            request.actor(), request.reason(), request.idempotencyKey() + "-" + keys)
        : request;
  }

  @Override
  public Asked<OperationResult> onService(
      Place place, Operation operation, OperationRequest request) {
    OperationRequest sent =
        isForgetful(operation)
            ? request.withHash(scenery.rules.truth(place, wanted(place)))
            : request;
    return ask(() -> scenery.reconciler.onService(place, operation, sent));
  }

  private boolean isForgetful(Operation operation) {
    return switch (scenery.bug) {
      case HASH_FORGOTTEN -> operation == Operation.APPROVE;
      case OVERRIDE_FOR_ANOTHER_HASH -> operation == Operation.OVERRIDE;
      default -> false;
    };
  }

  private String wanted(Place place) {
    return scenery.repository.placement(place).orElseThrow().version().text();
  }

  @Override
  public Asked<EnvironmentsStatus> environments() {
    return ask(scenery.reconciler::environments);
  }

  @Override
  public Asked<ServiceStatus> service(Place place) {
    return ask(() -> scenery.reconciler.service(place));
  }

  @Override
  public Asked<RolloutStatus> rollout(String id) {
    return ask(() -> scenery.reconciler.rollout(id));
  }

  @Override
  public Asked<VersionsStatus> versions(String service) {
    return ask(() -> scenery.reconciler.versions(service));
  }

  @Override
  public void hint() {
    scenery.reconciler.hint();
  }

  @Override
  public Asked<EventPage> events(EventCursor cursor, int limit, Duration wait) {
    Asked<EventPage> answer = ask(() -> scenery.reconciler.events(cursor, limit, wait));
    return scenery.bug == Bug.SUPERSEDED_IS_BAD
            && answer instanceof Asked.Known<EventPage>(EventPage page)
        ? new Asked.Known<>(
            new EventPage(
                page.feed(), page.events().stream().map(Faults::unreasoned).toList(), page.next()))
        : answer;
  }

  private static EventRecord unreasoned(EventRecord event) {
    if (!event.type().equals(EventContent.RollbackStarted.class.getSimpleName())) {
      return event;
    }
    Map<String, Object> data = new HashMap<>(event.data());
    data.remove("superseded");
    return new EventRecord(
        event.position(),
        event.at(),
        event.type(),
        event.environment(),
        event.service(),
        event.rollout(),
        data);
  }
}
