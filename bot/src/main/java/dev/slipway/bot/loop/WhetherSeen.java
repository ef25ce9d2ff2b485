package dev.slipway.bot.loop;

import dev.slipway.api.state.ReleaseStatus;
import dev.slipway.api.state.RequestPhase;
import dev.slipway.api.state.RequestStatus;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.bot.request.RequestSignal;
import dev.slipway.bot.request.RequestState;
import java.util.Optional;

/// What a service's status says of a request whose commit is in Git, where no event told of it: it
/// is what ran anyway, newer content came before any rollout, or the event was missed.
final class WhetherSeen {
  private WhetherSeen() {}

  static Optional<RequestSignal> in(ServiceStatus status, RequestState.Committed request) {
    return status.requests().stream()
        .filter(each -> each.id().equals(request.ask().id().text()))
        .map(RequestStatus::phase)
        .findFirst()
        .flatMap(phase -> signal(phase, status, request));
  }

  private static Optional<RequestSignal> signal(
      RequestPhase phase, ServiceStatus status, RequestState.Committed request) {
    return switch (phase) {
      case SETTLED -> Optional.of(new RequestSignal.RunsAlready());
      case OVERTAKEN -> Optional.of(new RequestSignal.Overtaken("newer content in Git"));
      case WAITING -> waiting(status, request);
      case STARTED, UNKNOWN -> Optional.empty();
    };
  }

  /// The reconciler counts agreement by hash: what was agreed to and is not wanted any more would
  /// wait for ever.
  private static Optional<RequestSignal> waiting(
      ServiceStatus status, RequestState.Committed request) {
    boolean another =
        status
            .desired()
            .flatMap(ReleaseStatus::hash)
            .filter(hash -> !hash.equals(request.plan().hash()))
            .isPresent();
    return another && !request.approvals().isEmpty()
        ? Optional.of(
            new RequestSignal.CommitStale(
                "what Git says of "
                    + request.ask().place()
                    + " changed before its rollout began, so what was approved does not count"))
        : Optional.empty();
  }
}
