package dev.slipway.reconciler.loop;

import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Freeze;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.planning.Block;
import dev.slipway.reconciler.planning.Bookkeeping;
import dev.slipway.reconciler.planning.Effect;
import dev.slipway.reconciler.planning.InPlace;
import dev.slipway.reconciler.planning.Looks;
import dev.slipway.reconciler.planning.PendingWriteBack;
import dev.slipway.reconciler.planning.Planner;
import dev.slipway.reconciler.planning.Proof;
import dev.slipway.reconciler.planning.Rejection;
import dev.slipway.reconciler.planning.Requests;
import dev.slipway.reconciler.planning.Running;
import dev.slipway.reconciler.planning.Scene;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.planning.Upkeep;
import dev.slipway.reconciler.planning.Wish;
import dev.slipway.reconciler.rollout.Rollout;
import dev.slipway.reconciler.rollout.RolloutEvent;
import dev.slipway.reconciler.rollout.RolloutMachine;
import dev.slipway.reconciler.rollout.RolloutState;
import dev.slipway.reconciler.rollout.Signal;
import dev.slipway.reconciler.rollout.Stages;
import dev.slipway.reconciler.rollout.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One service in one pass.
///
/// ```
/// 1. adopt       runs, but unknown: take it over and wait for a person
/// 2. hear        results of effects and people's operations
/// 3. resolve     what is it that Git wants?
/// 4. plan        keep, start, tell the running rollout, reject
/// 5. look        the running rollout is shown what is seen
/// 6. keep up     the difference between wanted and seen, as effects
/// 7. note        blocks that came and went; what must be durable
/// ```
final class ServicePass {
  private final ServiceInput input;
  private final ServiceRecord before;
  private final Settings settings;
  private final Journal journal;
  private final Draft draft;
  private final Instant now;

  private ServiceRecord record;
  private ServiceMemory memory;
  private final Measurements measurements = new Measurements();
  private boolean told;
  private final int effectsBefore;

  ServicePass(
      ServiceInput input,
      ServiceRecord record,
      ServiceMemory memory,
      Settings settings,
      Journal journal,
      Draft draft) {
    this.input = input;
    this.before = record;
    this.settings = settings;
    this.journal = journal;
    this.draft = draft;
    this.record = record;
    this.memory = memory;
    this.now = input.world().now();
    this.effectsBefore = draft.effects.size();
  }

  void run() {
    if (input.isKnown() && Adoption.applies(record, input)) {
      record = Adoption.adopt(record, input);
      record
          .serving()
          .ifPresent(serving -> tell(new ServiceEvent.ReleaseAdopted(serving.release())));
    }
    Optional<Wish> wish = wish();
    wish.ifPresent(known -> record = Requests.learn(record, known.desired()));
    new Hearing(this, journal, wish).hear(input.notes());
    List<Block> blocks = plan(wish);
    if (!record.adopted() && input.isKnown()) {
      input.desired().map(InPlace::of).ifPresent(this::applyInPlace);
      look();
      keepUp(blocks);
    }
    note(blocks);
    finish();
  }

  ServiceInput input() {
    return input;
  }

  ServiceRecord record() {
    return record;
  }

  void record(ServiceRecord next) {
    record = next;
  }

  ServiceMemory memory() {
    return memory;
  }

  void memory(ServiceMemory next) {
    memory = next;
  }

  Measurements measurements() {
    return measurements;
  }

  void tell(ServiceEvent event) {
    told = true;
    draft.tell(record.key(), event);
  }

  void answer(long ticket, Operation.Answer answer) {
    draft.answers.put(ticket, answer);
  }

  void remember(String idempotencyKey, String answer) {
    draft.keyedAnswers.put(idempotencyKey, answer);
  }

  private Optional<Wish> wish() {
    if (input.desired().isEmpty() || input.rules().isEmpty()) {
      return Optional.empty();
    }
    Contents.Found found =
        new Contents(record.key(), input.desired().get(), input.world(), memory).find();
    found
        .pin()
        .ifPresent(digest -> {
          Journal.Artifact artifact =
              new Journal.Artifact(
                  record.key().service(), input.desired().get().placement().version());
          draft.pins.put(artifact, digest);
          tell(new ServiceEvent.VersionPinned(artifact.version(), digest));
        });
    found.ask().filter(_ -> input.targetDown().isEmpty()).ifPresent(draft.effects::add);
    memory = Memories.withContent(memory, found.content());
    return Optional.of(new Wish(input.desired().get(), found.resolution(), input.rules().get()));
  }

  private void applyInPlace(InPlace wanted) {
    if (!record.inPlace().equals(Optional.of(wanted))) {
      record = record.edit().inPlace(Optional.of(wanted)).done();
    }
  }

  /// @return why the wish does not start
  private List<Block> plan(Optional<Wish> wish) {
    if (wish.isEmpty()) {
      return new ArrayList<>(Removals.plan(this, input.world().desired().newest().isPresent()));
    }
    List<Block> blocks = new ArrayList<>();
    if (!wish.get().desired().problems().isEmpty()) {
      blocks.add(
          new Block(
              Block.Kind.INVALID_FILE,
              wish.get().desired().problems().getFirst().toString(),
              "a commit that mends the file",
              now));
    }
    Planner.Situation situation =
        new Planner.Situation(input.world().proofs(), baselineServes(), now);
    switch (Planner.decide(record, wish.get(), situation)) {
      case Planner.Decision.Keep(List<Block> reasons) -> {
        blocks.addAll(reasons);
        Origins.find(record, wish.get()).ifPresent(draft.effects::add);
        Requests.settling(record, wish.get()).ifPresent(this::settle);
      }
      case Planner.Decision.Start(Rollout rollout) -> start(rollout, wish.get(), blocks);
      case Planner.Decision.Tell(Signal signal) -> signal(signal);
      case Planner.Decision.Reject(String reason) -> reject(wish.get(), reason);
    }
    return blocks;
  }

  private boolean baselineServes() {
    return record
        .serving()
        .map(serving -> Looks.strength(scene(), serving.release().hash()).healthy() > 0)
        .orElse(false);
  }

  private Scene scene() {
    return input.scene(input.inPlace(record));
  }

  private void start(Rollout rollout, Wish wish, List<Block> blocks) {
    if (hasLeftovers(rollout)) {
      return;
    }
    Optional<String> down = input.targetDown().or(input::routerDown);
    if (down.isPresent()) {
      blocks.add(
          new Block(
              Block.Kind.INFRASTRUCTURE,
              down.get(),
              "it ends by itself when it can be asked",
              now));
      return;
    }
    record = Requests.named(record, rollout.candidate().version());
    begin(new Running(rollout, wish.keys(), RolloutMachine.begin(rollout), List.of()));
  }

  /// What an earlier try left of the same content is evidence of that try: it is stopped first.
  private boolean hasLeftovers(Rollout rollout) {
    boolean serves =
        record.serving().isPresent()
            && record.serving().get().release().hash().equals(rollout.candidate().hash());
    return !serves
        && input.instances().stream()
            .anyMatch(instance -> instance.release().equals(rollout.candidate().hash()));
  }

  void begin(Running running) {
    record = record.edit().running(Optional.of(running)).writeBack(Optional.empty()).done();
    tell(new ServiceEvent.RolloutStarted(running.rollout()));
    draft.rollout(running, running.state(), Optional.empty());
  }

  private void settle(ServiceEvent.RequestsSettled event) {
    record = Requests.settled(record);
    tell(event);
  }

  private void reject(Wish wish, String reason) {
    Rejection rejection =
        new Rejection(wish.keys().version(), Optional.empty(), reason, Optional.empty(), now);
    record = record.edit().reject(rejection).done();
    tell(new ServiceEvent.ReleaseRejected(rejection));
  }

  private void look() {
    if (record.running().isEmpty()) {
      return;
    }
    signal(
        new Signal.Looked(
            Looks.of(
                record.running().get(),
                scene(),
                record.route(),
                elapsed(),
                frozen(),
                measurements.of(record.running().get()))));
  }

  private Duration elapsed() {
    Duration elapsed = input.world().elapsed();
    return elapsed.compareTo(settings.longestLook()) > 0 ? settings.longestLook() : elapsed;
  }

  private Optional<String> frozen() {
    return input
        .rules()
        .filter(rules -> rules.whenFrozen() == EnvironmentDefinition.WhenFrozen.PAUSE)
        .flatMap(rules ->
            rules.freezes().stream()
                .filter(freeze -> freeze.holdsAt(now))
                .map(Freeze::reason)
                .findFirst());
  }

  /// @return why an order had no effect
  Optional<String> signal(Signal signal) {
    if (record.running().isEmpty()) {
      return Optional.empty();
    }
    Running running = record.running().get();
    Transition transition = RolloutMachine.on(running.rollout(), running.state(), signal);
    for (RolloutEvent event : transition.events()) {
      tell(new ServiceEvent.Rolled(running.rollout().id(), event));
    }
    switch (transition.next()) {
      case RolloutState.Active active ->
          record = record.edit().running(Optional.of(running.with(active))).done();
      case RolloutState.Ended ended -> close(running, ended);
    }
    return transition.refusal();
  }

  private void close(Running running, RolloutState.Ended ended) {
    Bookkeeping.Closed closed = Bookkeeping.close(record, running, ended, now);
    record = closed.record();
    closed.events().forEach(this::tell);
    record.writeBack().ifPresent(this::askTheRule);
    draft.rollout(running, ended, Optional.of(now));
    if (ended instanceof RolloutState.Completed(boolean proven) && proven) {
      Release release = running.rollout().candidate();
      draft.proofs.put(record.key(), new Proof(release.artifactHash(), now));
    }
    draft.again = true;
  }

  private void askTheRule(PendingWriteBack order) {
    WriteBackRule.refusal(input.rules(), order)
        .ifPresent(reason -> {
          record = record.edit().writeBack(Optional.empty()).done();
          tell(new ServiceEvent.WriteBackSkipped(order.rollout(), reason));
        });
  }

  private void keepUp(List<Block> blocks) {
    Upkeep.Outcome outcome =
        Upkeep.derive(record, scene(), memory.timers(), elapsed(), settings.drain());
    record = outcome.record();
    outcome.events().forEach(this::tell);
    memory = Memories.withTimers(memory, outcome.timers());
    for (Effect effect : outcome.effects()) {
      if (!(effect instanceof Effect.WriteBack) || !memory.writeBackPause().isPositive()) {
        draft.effects.add(effect);
      }
    }
    memory = Memories.tick(memory, elapsed(), outcome.effects());
    memory
        .troubles()
        .forEach((_, reason) ->
            blocks.add(
                new Block(Block.Kind.INFRASTRUCTURE, reason, "it is tried again by itself", now)));
  }

  /// Blocks keep their age as long as kind and reason stay.
  private void note(List<Block> found) {
    List<Block> kept = new ArrayList<>();
    for (Block block : found) {
      Optional<Block> known =
          before.blocks().stream().filter(old -> old.isSameAs(block)).findFirst();
      kept.add(known.map(old -> block.since(old.since())).orElse(block));
      if (known.isEmpty()) {
        tell(new ServiceEvent.BlockRaised(block));
      }
    }
    for (Block old : before.blocks()) {
      if (kept.stream().noneMatch(old::isSameAs)) {
        tell(new ServiceEvent.BlockCleared(old));
      }
    }
    if (!kept.equals(before.blocks())) {
      record = record.edit().blocks(kept).done();
    }
  }

  private void finish() {
    boolean matters = told || !sameButProgress();
    Duration unrecorded = memory.unrecorded().plus(elapsed());
    boolean progress = !record.equals(before);
    boolean due = progress && unrecorded.compareTo(settings.progressEvery()) >= 0;
    if (matters) {
      record = record.withVersion(before.stateVersion() + 1);
    }
    if (matters || due) {
      draft.durable.add(record);
      unrecorded = Duration.ZERO;
    }
    boolean busy = isBusy();
    draft.busy |= busy;
    draft.records.put(record.key(), record);
    draft.memories.put(
        record.key(),
        Memories.finished(
            memory, unrecorded, busy || matters ? Optional.empty() : input.snapshot()));
  }

  private boolean isBusy() {
    return record.running().isPresent()
        || record.writeBack().isPresent()
        || !memory.timers().isIdle()
        || draft.effects.size() > effectsBefore
        || !input.isKnown();
  }

  private boolean sameButProgress() {
    if (record.running().isEmpty() || before.running().isEmpty()) {
      return record.equals(before);
    }
    Running old = before.running().get();
    Running young = record.running().get();
    return old.rollout().equals(young.rollout())
        && Stages.same(old.state(), young.state())
        && record.edit().running(before.running()).done().equals(before);
  }
}
