package dev.slipway.bot.reconciler;

import dev.slipway.api.event.EventCursor;
import dev.slipway.api.event.EventPage;
import dev.slipway.api.operation.Operation;
import dev.slipway.api.operation.OperationRequest;
import dev.slipway.api.operation.OperationResult;
import dev.slipway.api.operation.PlanResponse;
import dev.slipway.api.state.EnvironmentsStatus;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.api.state.VersionsStatus;
import dev.slipway.bot.request.Place;
import java.time.Duration;
import java.util.Optional;

/// The reconciler as the bot sees it. Blocking, each call with a deadline; may be called from
/// several threads. Every operation may be sent twice with the same idempotency key.
public interface Reconciler {
  /// @param version absent: what Git says now
  Asked<PlanResponse> plan(Place place, Optional<String> version);

  Asked<OperationResult> onRollout(String rollout, Operation operation, OperationRequest request);

  Asked<OperationResult> onService(Place place, Operation operation, OperationRequest request);

  Asked<EnvironmentsStatus> environments();

  Asked<ServiceStatus> service(Place place);

  Asked<RolloutStatus> rollout(String id);

  Asked<VersionsStatus> versions(String service);

  /// Git has news; only a hint, lost when nobody hears it.
  void hint();

  /// Waits for an event when there is none.
  Asked<EventPage> events(EventCursor cursor, int limit, Duration wait);
}
