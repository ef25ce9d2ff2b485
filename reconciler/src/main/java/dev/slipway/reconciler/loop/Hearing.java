package dev.slipway.reconciler.loop;

import dev.slipway.reconciler.checks.CheckRunner.CheckResult;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.hooks.HookRunner.HookResult;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.metrics.Metrics;
import dev.slipway.reconciler.planning.Effect;
import dev.slipway.reconciler.planning.Running;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.planning.Wish;
import dev.slipway.reconciler.repository.EnvironmentsRepository.WriteBackResult;
import dev.slipway.reconciler.rollout.RolloutId;
import dev.slipway.reconciler.rollout.RolloutState;
import dev.slipway.reconciler.rollout.Signal;
import java.util.List;
import java.util.Optional;

/// Takes in what has happened since the pass before. Late results of what nobody waits for any more
/// change nothing.
final class Hearing {
  private final ServicePass pass;
  private final Operations operations;

  Hearing(ServicePass pass, Journal journal, Optional<Wish> wish) {
    this.pass = pass;
    this.operations = new Operations(pass, journal, wish);
  }

  void hear(List<Note> notes) {
    for (Note note : notes) {
      switch (note) {
        case Note.Done(Effect effect, Outcome outcome) -> done(effect, outcome);
        case Note.Checked(Effect.RunChecks effect, CheckResult result) -> checked(effect, result);
        case Note.Hooked(Effect.RunHook effect, HookResult result) -> hooked(effect, result);
        case Note.Resolved resolved -> {
          trouble(resolved.effect(), Optional.empty());
          pass.memory(
              Memories.withArtifact(
                  pass.memory(), resolved.effect().version(), Optional.of(resolved.artifact())));
        }
        case Note.Measured(Effect.Measure effect, Metrics.Answer answer) -> {
          if (isRunning(effect.rollout())) {
            pass.measurements().take(effect.measurement(), answer);
          }
        }
        case Note.WroteBack(Effect.WriteBack effect, WriteBackResult result) ->
            wroteBack(effect, result);
        case Note.Blamed(Effect.FindChange effect, String change) -> {
          trouble(effect, Optional.empty());
          pass.record(
              pass.record()
                  .edit()
                  .amend(effect.rejection(), effect.rejection().from(change))
                  .done());
        }
        case Note.Asked(long ticket, Operation operation) -> operations.ask(ticket, operation);
      }
    }
  }

  private void done(Effect effect, Outcome outcome) {
    switch (outcome) {
      case Outcome.Done() -> trouble(effect, Optional.empty());
      case Outcome.Unavailable(String reason) -> trouble(effect, Optional.of(reason));
      case Outcome.Refused(String reason) -> {
        if (effect instanceof Effect.Start start && isCandidate(start)) {
          trouble(effect, Optional.empty());
          pass.signal(new Signal.StartRefused(reason));
        } else {
          trouble(effect, Optional.of(reason));
        }
      }
    }
  }

  private boolean isCandidate(Effect.Start start) {
    return pass.record()
        .running()
        .map(running -> running.rollout().candidate().hash().equals(start.release().hash()))
        .orElse(false);
  }

  private void trouble(Effect effect, Optional<String> reason) {
    pass.memory(Memories.withTrouble(pass.memory(), effect.resource(), reason));
  }

  private void checked(Effect.RunChecks effect, CheckResult result) {
    boolean awaited =
        pass.record()
            .running()
            .filter(running -> running.rollout().id().equals(effect.rollout()))
            .map(Running::state)
            .map(state ->
                effect.afterSwitch()
                    ? state instanceof RolloutState.Confirming
                    : state instanceof RolloutState.Checking)
            .orElse(false);
    if (awaited) {
      pass.signal(
          new Signal.ChecksEnded(
              effect.afterSwitch(),
              switch (result) {
                case CheckResult.Passed() -> Optional.empty();
                case CheckResult.Failed(String reason) -> Optional.of(reason);
              }));
    }
  }

  private void hooked(Effect.RunHook effect, HookResult result) {
    if (isRunning(effect.rollout())) {
      pass.signal(
          new Signal.HookEnded(
              effect.hook(),
              switch (result) {
                case HookResult.Succeeded() -> Optional.empty();
                case HookResult.Failed(String reason) -> Optional.of(reason);
              }));
    }
  }

  private boolean isRunning(RolloutId rollout) {
    return pass.record()
        .running()
        .filter(running -> running.rollout().id().equals(rollout))
        .isPresent();
  }

  private void wroteBack(Effect.WriteBack effect, WriteBackResult result) {
    boolean awaited = pass.record().writeBack().equals(Optional.of(effect.order()));
    if (!awaited) {
      return;
    }
    switch (result) {
      case WriteBackResult.Written(String commit) -> {
        trouble(effect, Optional.empty());
        forget(new ServiceEvent.WriteBackWritten(effect.order().rollout(), commit));
      }
      case WriteBackResult.Overtaken(String by) -> {
        trouble(effect, Optional.empty());
        forget(
            new ServiceEvent.WriteBackSkipped(
                effect.order().rollout(), "the file was changed meanwhile by " + by));
      }
      case WriteBackResult.NotWritten(String reason, boolean retry) -> {
        if (retry) {
          trouble(effect, Optional.of(reason));
          pass.memory(Memories.withWriteBackPause(pass.memory()));
        } else {
          trouble(effect, Optional.empty());
          forget(new ServiceEvent.WriteBackSkipped(effect.order().rollout(), reason));
          pass.tell(new ServiceEvent.PersonNeeded("Git could not be made to follow: " + reason));
        }
      }
    }
  }

  private void forget(ServiceEvent event) {
    pass.record(pass.record().edit().writeBack(Optional.empty()).done());
    pass.tell(event);
  }
}
