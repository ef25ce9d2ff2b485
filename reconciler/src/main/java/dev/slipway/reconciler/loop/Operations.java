package dev.slipway.reconciler.loop;

import dev.slipway.environments.language.Criterion;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.loop.Operation.Answer;
import dev.slipway.reconciler.loop.Operation.Answer.Result;
import dev.slipway.reconciler.planning.Consent;
import dev.slipway.reconciler.planning.Rejection;
import dev.slipway.reconciler.planning.Resolution;
import dev.slipway.reconciler.planning.Running;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.planning.Serving;
import dev.slipway.reconciler.planning.Wish;
import dev.slipway.reconciler.rollout.Origin;
import dev.slipway.reconciler.rollout.Rollout;
import dev.slipway.reconciler.rollout.RolloutId;
import dev.slipway.reconciler.rollout.RolloutMachine;
import dev.slipway.reconciler.rollout.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// People's operations: each is accepted, or refused with the reason, exactly once for each
/// idempotency key.
final class Operations {
  private final ServicePass pass;
  private final Journal journal;
  private final Optional<Wish> wish;

  Operations(ServicePass pass, Journal journal, Optional<Wish> wish) {
    this.pass = pass;
    this.journal = journal;
    this.wish = wish;
  }

  void ask(long ticket, Operation operation) {
    Optional<String> given = operation.idempotencyKey().flatMap(journal::answer);
    if (given.isPresent()) {
      pass.answer(ticket, new Answer(Result.ACCEPTED, given.get(), version()));
      return;
    }
    Answer answer = conflict(operation).orElseGet(() -> carryOut(operation));
    if (answer.result() == Result.ACCEPTED) {
      pass.tell(
          new ServiceEvent.OperationAccepted(
              operation.kind().name().toLowerCase(Locale.ROOT),
              operation.actor(),
              operation.reason()));
      operation.idempotencyKey().ifPresent(key -> pass.remember(key, answer.message()));
    }
    pass.answer(ticket, answer);
  }

  private long version() {
    return pass.record().stateVersion();
  }

  private Optional<Answer> conflict(Operation operation) {
    Optional<RolloutId> running = pass.record().running().map(now -> now.rollout().id());
    if (operation.rollout().isPresent() && !operation.rollout().equals(running)) {
      return Optional.of(
          conflict("rollout " + operation.rollout().get() + " does not run any more"));
    }
    boolean other =
        operation.stateVersion().isPresent() && operation.stateVersion().getAsLong() != version();
    return other
        ? Optional.of(
            conflict(
                "it meant state %d of %s, which is at %d"
                    .formatted(operation.stateVersion().getAsLong(), operation.key(), version())))
        : Optional.empty();
  }

  private Answer carryOut(Operation operation) {
    return switch (operation.kind()) {
      case PAUSE -> order(operation, Signal.Order.PAUSE, "paused");
      case RESUME -> order(operation, Signal.Order.RESUME, "resumed");
      case COMPLETE -> order(operation, Signal.Order.COMPLETE, "going to 100 %");
      case ABORT -> order(operation, Signal.Order.ABORT, "going back to the baseline");
      case COMPLAIN -> complain(operation);
      case RETRY -> retry();
      case ROLLBACK -> rollback(operation);
      case APPROVE -> consent(operation, false);
      case OVERRIDE -> consent(operation, true);
      case RELEASE -> release();
    };
  }

  private Answer order(Operation operation, Signal.Order order, String done) {
    if (pass.record().running().isEmpty()) {
      return refused("nothing is being rolled out for " + operation.key());
    }
    return pass.signal(new Signal.Ordered(order, operation.actor(), operation.reason()))
        .map(this::refused)
        .orElseGet(() -> accepted(done));
  }

  private Answer complain(Operation operation) {
    if (pass.record().running().isEmpty()) {
      return refused("nothing is being rolled out for " + operation.key());
    }
    Running running = pass.record().running().get();
    if (running.complaints().contains(operation.actor())) {
      return refused("a complaint counts once per person, and yours does");
    }
    Running next = running.withComplaint(operation.actor());
    pass.record(pass.record().edit().running(Optional.of(next)).done());
    int people = next.complaints().size();
    return accepted(
        (people == 1 ? "1 person complains" : people + " people complain") + judged(running));
  }

  private static String judged(Running running) {
    return running.rollout().strategy().criteria().stream()
        .filter(Criterion.Complaints.class::isInstance)
        .map(Criterion.Complaints.class::cast)
        .mapToInt(Criterion.Complaints::max)
        .min()
        .stream()
        .mapToObj(most -> "; the rollout goes back when more than %d do".formatted(most))
        .findFirst()
        .orElse("; the rollout has no criterion complaints, so nothing follows");
  }

  private Answer retry() {
    if (wish.isEmpty()) {
      return refused("Git wants nothing of " + pass.record().key());
    }
    ServiceRecord record = pass.record();
    Optional<Release> wanted = wanted();
    java.util.function.Predicate<Rejection> meant =
        rejection ->
            rejection.hash().isPresent()
                ? wanted.map(release -> release.hash().equals(rejection.hash().get())).orElse(false)
                : rejection.version().equals(wish.get().keys().version());
    if (record.rejections().stream().noneMatch(meant)) {
      return refused(
          wish.get().keys().version() + " was not taken back: there is nothing to retry");
    }
    pass.record(record.edit().forgive(meant).writeBack(Optional.empty()).done());
    pass.memory(
        Memories.withArtifact(pass.memory(), wish.get().keys().version(), Optional.empty()));
    return accepted("tried again");
  }

  private Optional<Release> wanted() {
    return wish.map(Wish::resolution)
        .flatMap(resolution ->
            resolution instanceof Resolution.Known(Release release)
                ? Optional.of(release)
                : Optional.empty());
  }

  private Answer rollback(Operation operation) {
    ServiceRecord record = pass.record();
    if (record.running().isPresent()) {
      return order(operation, Signal.Order.ABORT, "going back to the baseline");
    }
    Optional<Serving> proven = record.lastProven();
    if (proven.isEmpty()) {
      return refused("no release of " + record.key() + " has been proven: there is no way back");
    }
    boolean serves =
        record.serving().isPresent()
            && record.serving().get().release().hash().equals(proven.get().release().hash());
    if (serves) {
      return refused(proven.get().release().label() + " is proven and serves already");
    }
    goBack(operation, record, proven.get());
    return accepted("going back to " + proven.get().release().label());
  }

  private void goBack(Operation operation, ServiceRecord record, Serving proven) {
    Instant now = pass.input().world().now();
    Rollout rollout =
        new Rollout(
            RolloutId.of(proven.release(), now),
            proven.release(),
            record.serving().map(Serving::release),
            Rollout.Kind.RETURN,
            wish.map(known -> known.desired().strategy()).orElseGet(Emergency::strategy),
            dev.slipway.environments.language.Hooks.NONE,
            new Origin("", operation.actor(), "emergency rollback: " + operation.reason()),
            now);
    record
        .serving()
        .ifPresent(bad ->
            pass.record(
                pass.record()
                    .edit()
                    .reject(
                        new Rejection(
                            bad.release().version(),
                            Optional.of(bad.release().hash()),
                            "emergency rollback by "
                                + operation.actor()
                                + ": "
                                + operation.reason(),
                            Optional.of(rollout.id()),
                            now))
                    .done()));
    pass.begin(new Running(rollout, proven.keys(), RolloutMachine.begin(rollout), List.of()));
  }

  private Answer consent(Operation operation, boolean override) {
    Optional<Release> wanted = wanted();
    boolean stale =
        operation.hash().isEmpty()
            || wanted.isEmpty()
            || !wanted.get().hash().equals(operation.hash().get());
    if (stale) {
      return conflict(
          "the approval is for other content than Git asks for now"
              + wanted.map(release -> ": " + release.label()).orElse(""));
    }
    Consent consent =
        new Consent(
            operation.hash().get(),
            operation.actor(),
            operation.reason(),
            override,
            pass.input().world().now());
    pass.record(pass.record().edit().consent(consent).done());
    return accepted((override ? "every gate is lifted for " : "approved ") + wanted.get().label());
  }

  private Answer release() {
    if (!pass.record().adopted()) {
      return refused(pass.record().key() + " waits for no release");
    }
    Optional<Serving> vouched =
        pass.record()
            .serving()
            .map(serving ->
                new Serving(
                    serving.release(), serving.keys(), serving.commit(), true, serving.since()));
    pass.record(pass.record().edit().adopted(false).serving(vouched).lastProven(vouched).done());
    return accepted("released: Git is followed again");
  }

  private Answer accepted(String message) {
    return new Answer(Result.ACCEPTED, message, version());
  }

  private Answer refused(String message) {
    return new Answer(Result.REFUSED, message, version());
  }

  private Answer conflict(String message) {
    return new Answer(Result.CONFLICT, message, version());
  }
}
