package dev.slipway.bot.loop;

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
import dev.slipway.bot.reconciler.Asked;
import dev.slipway.bot.reconciler.Reconciler;
import dev.slipway.bot.request.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Answers questions for events as it is told to, and waits while it is told nothing, as the real
/// one does. Everything else it does not answer.
final class ScriptedReconciler implements Reconciler {
  private final BlockingQueue<Asked<EventPage>> answers = new LinkedBlockingQueue<>();
  private final List<EventCursor> asked = new CopyOnWriteArrayList<>();

  private final AtomicInteger faults = new AtomicInteger();

  static Asked<EventPage> page(String feed, long next) {
    return new Asked.Known<>(new EventPage(feed, List.of(), next));
  }

  void answer(Asked<EventPage> answer) {
    answers.add(answer);
  }

  void isAway(int times) {
    for (int i = 0; i < times; i++) {
      answers.add(unavailable());
    }
  }

  /// The next questions end in a fault.
  void fails(int times) {
    faults.set(times);
  }

  /// Behind which positions it was asked, in order.
  List<EventCursor> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Asked<EventPage> events(EventCursor cursor, int limit, Duration wait) {
    asked.add(cursor);
    if (faults.getAndDecrement() > 0) {
      throw new IllegalStateException("nobody has thought of this");
    }
    try {
      return answers.take();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return unavailable();
    }
  }

  private static <T> Asked<T> unavailable() {
    return new Asked.Unavailable<>("the reconciler does not answer");
  }

  @Override
  public Asked<PlanResponse> plan(Place place, Optional<String> version) {
    return unavailable();
  }

  @Override
  public Asked<OperationResult> onRollout(
      String rollout, Operation operation, OperationRequest request) {
    return unavailable();
  }

  @Override
  public Asked<OperationResult> onService(
      Place place, Operation operation, OperationRequest request) {
    return unavailable();
  }

  @Override
  public Asked<EnvironmentsStatus> environments() {
    return unavailable();
  }

  @Override
  public Asked<ServiceStatus> service(Place place) {
    return unavailable();
  }

  @Override
  public Asked<RolloutStatus> rollout(String id) {
    return unavailable();
  }

  @Override
  public Asked<VersionsStatus> versions(String service) {
    return unavailable();
  }

  @Override
  public void hint() {
    // Nobody hears it.
  }
}
