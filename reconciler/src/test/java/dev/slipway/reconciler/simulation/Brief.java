package dev.slipway.reconciler.simulation;

import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.loop.Note;
import dev.slipway.reconciler.loop.Operation;
import dev.slipway.reconciler.planning.Effect;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.rollout.Rollout;
import java.util.List;

/// The long records in few words.
final class Brief {
  private Brief() {}

  static Object[] all(List<Object> details) {
    return details.stream().map(Brief::of).toArray();
  }

  private static Object of(Object detail) {
    return switch (detail) {
      case ServiceEvent event -> of(event);
      case RoutePlan plan -> of(plan);
      case Effect effect -> of(effect);
      case Note note -> of(note);
      case Operation operation ->
          operation.kind() + " of " + operation.key() + " by " + operation.actor();
      default -> detail;
    };
  }

  private static String of(Effect effect) {
    return switch (effect) {
      case Effect.Start start -> "start " + start.name();
      case Effect.Stop stop -> "stop " + stop.name();
      case Effect.Steer(RoutePlan plan) -> "steer " + of(plan);
      case Effect.RunChecks checks -> "run " + checks.resource();
      case Effect.Resolve resolve -> "resolve " + resolve.version();
      case Effect.WriteBack back -> back.resource() + " " + back.order().restored().version();
      case Effect.RunHook hook -> hook.resource();
      case Effect.Measure question -> question.resource();
      case Effect.FindChange find -> "find who changed " + find.path();
      case Effect.Forget forget -> "forget " + forget.key();
    };
  }

  private static String of(Note note) {
    return switch (note) {
      case Note.Done done -> done.outcome().toString();
      case Note.Checked checked -> checked.result().toString();
      case Note.Hooked hooked -> hooked.result().toString();
      case Note.Resolved resolved -> resolved.artifact().toString();
      case Note.Measured measured -> measured.answer().toString();
      case Note.Blamed blamed -> blamed.toString();
      case Note.WroteBack wrote -> wrote.result().toString();
      case Note.Asked asked -> "ticket " + asked.ticket();
    };
  }

  static String of(ServiceEvent event) {
    return switch (event) {
      case ServiceEvent.RolloutStarted(Rollout rollout) ->
          "RolloutStarted "
              + rollout.id()
              + " "
              + rollout.kind()
              + " "
              + rollout.strategy().kind()
              + " "
              + rollout.baseline().map(release -> release.label() + " -> ").orElse("")
              + rollout.candidate().label();
      case ServiceEvent.Rolled(var id, var rolled) -> id + " " + rolled;
      case ServiceEvent.ReleaseProven(var release) -> "ReleaseProven " + release.label();
      case ServiceEvent.ReleaseAdopted(var release) -> "ReleaseAdopted " + release.label();
      case ServiceEvent.BlockRaised(var block) ->
          "BlockRaised " + block.kind() + " " + block.reason();
      case ServiceEvent.BlockCleared(var block) ->
          "BlockCleared " + block.kind() + " " + block.reason();
      default -> event.toString();
    };
  }

  static String of(RoutePlan plan) {
    return "plan "
        + plan.generation()
        + " of "
        + plan.primary().release()
        + plan.split()
            .map(split -> " with " + split.weight() + " for " + split.candidate().release())
            .orElse("");
  }
}
