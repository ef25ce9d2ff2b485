package dev.slipway.bot.loop;

import dev.slipway.api.event.EventContent;
import dev.slipway.api.event.EventCursor;
import dev.slipway.api.event.EventPage;
import dev.slipway.api.event.EventRecord;
import dev.slipway.api.json.ContractJson;
import dev.slipway.api.operation.Operation;
import dev.slipway.api.operation.OperationRequest;
import dev.slipway.api.operation.OperationResult;
import dev.slipway.api.operation.PlanResponse;
import dev.slipway.api.operation.PlanResponse.Change;
import dev.slipway.api.state.BlockStatus;
import dev.slipway.api.state.EnvironmentsStatus;
import dev.slipway.api.state.ReleaseStatus;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.api.state.VersionStatus;
import dev.slipway.api.state.VersionsStatus;
import dev.slipway.bot.reconciler.Asked;
import dev.slipway.bot.reconciler.Reconciler;
import dev.slipway.bot.request.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A reconciler that answers as it is told and keeps its contract: hashes are of content, an
/// approval of what Git does not want is a conflict, the same idempotency key has one effect.
final class StagedReconciler implements Reconciler {
  private static final ContractJson JSON = new ContractJson();
  private static final String SERVING = "1.4.2";

  /// Newest first.
  final List<String> versions = List.of("1.5.0", SERVING, "1.4.1", "1.4.0");

  final List<BlockStatus> blocks = new ArrayList<>();

  /// Orders that took effect, by their idempotency keys: `pause ro-1 by ada`.
  final Map<String, String> orders = new LinkedHashMap<>();

  final List<EventRecord> events = new ArrayList<>();
  String feed = "feed";
  boolean away;
  boolean seesCommits = true;

  /// Another one makes other content of the same version.
  String content = "";

  @Override
  public Asked<PlanResponse> plan(Place place, Optional<String> version) {
    String wanted = version.orElse(SERVING);
    if (away) {
      return new Asked.Unavailable<>("connection refused");
    }
    if (!versions.contains(wanted)) {
      return new Asked.NotFound<>("no-version", "frontend has no version " + wanted);
    }
    boolean none = wanted.equals(SERVING);
    return new Asked.Known<>(
        new PlanResponse(
            place.environment(),
            place.service(),
            7,
            none ? Change.NONE : Change.ROLLOUT,
            Optional.of(release(SERVING)),
            release(wanted),
            none ? Optional.empty() : Optional.of("canary"),
            none ? List.of() : List.of("10 % for 1m"),
            wanted,
            blocks));
  }

  private ReleaseStatus release(String version) {
    String hash = "%064x".formatted((version + content).hashCode() & 0xffffffffL);
    return new ReleaseStatus(version, Optional.empty(), Optional.of(hash), true, Optional.empty());
  }

  @Override
  public Asked<OperationResult> onRollout(
      String rollout, Operation operation, OperationRequest request) {
    return take(operation.word() + " " + rollout, request);
  }

  @Override
  public Asked<OperationResult> onService(
      Place place, Operation operation, OperationRequest request) {
    return operation == Operation.APPROVE && !seesCommits
        ? new Asked.Moved<>("other content than Git asks for now")
        : take(operation.word() + " " + place, request);
  }

  private Asked<OperationResult> take(String what, OperationRequest request) {
    if (away) {
      return new Asked.Unavailable<>("connection refused");
    }
    orders.putIfAbsent(request.idempotencyKey(), what + " by " + request.actor());
    return new Asked.Known<>(new OperationResult(true, "done", 8));
  }

  @Override
  public Asked<EnvironmentsStatus> environments() {
    return away
        ? new Asked.Unavailable<>("connection refused")
        : new Asked.Known<>(new EnvironmentsStatus(List.of()));
  }

  @Override
  public Asked<ServiceStatus> service(Place place) {
    return new Asked.Unavailable<>("not told");
  }

  @Override
  public Asked<RolloutStatus> rollout(String id) {
    return new Asked.Unavailable<>("not told");
  }

  @Override
  public Asked<VersionsStatus> versions(String service) {
    return new Asked.Known<>(
        new VersionsStatus(
            service,
            versions.stream()
                .map(each -> new VersionStatus(each, Optional.empty(), Optional.empty(), List.of()))
                .toList()));
  }

  @Override
  public void hint() {}

  @Override
  public Asked<EventPage> events(EventCursor cursor, int limit, Duration wait) {
    if (cursor.feed().isPresent() && !cursor.feed().get().equals(feed)) {
      return new Asked.Gone<>();
    }
    List<EventRecord> page =
        events.stream().filter(each -> each.position() > cursor.after()).limit(limit).toList();
    long next = page.isEmpty() ? cursor.after() : page.getLast().position();
    return new Asked.Known<>(new EventPage(feed, page, next));
  }

  void tell(Place place, String rollout, EventContent told, Instant at) {
    events.add(
        JSON.event(
                at, place.environment(), Optional.of(place.service()), Optional.of(rollout), told)
            .at(events.size() + 1L));
  }
}
