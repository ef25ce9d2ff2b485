package dev.slipway.bot.loop;

import dev.slipway.bot.request.Errand;
import java.util.Optional;

/// What can be told of tasks.
final class Tasks {
  private Tasks() {}

  /// Of what was received, for a task that it waits for.
  static Optional<Long> number(Task task) {
    return switch (task) {
      case Task.Give give -> Optional.of(give.number());
      case Task.LookUp look -> Optional.of(look.number());
      case Task.PlanTogether plan -> Optional.of(plan.number());
      case Task.FindProven find -> Optional.of(find.number());
      case Task.ShowHome show -> show.number();
      case Task.Propose propose -> Optional.of(propose.number());
      case Task.Stop stop -> Optional.of(stop.number());
      case Task.Open open -> Optional.of(open.number());
      case Task.Run _, Task.Watch _, Task.GatherDigest _ -> Optional.empty();
    };
  }

  /// Whether it is done again and again.
  static boolean isLook(Task task) {
    return switch (task) {
      case Task.Watch _ -> true;
      case Task.Run run -> run.errand() instanceof Errand.AskWhetherSeen;
      case Task.Give _,
          Task.LookUp _,
          Task.PlanTogether _,
          Task.FindProven _,
          Task.ShowHome _,
          Task.Propose _,
          Task.Stop _,
          Task.Open _,
          Task.GatherDigest _ ->
          false;
    };
  }
}
