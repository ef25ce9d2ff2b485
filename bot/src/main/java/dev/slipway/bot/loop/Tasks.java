package dev.slipway.bot.loop;

import dev.slipway.bot.request.Errand;
import java.time.Duration;
import java.util.Optional;

/// What can be told of tasks.
final class Tasks {
  private static final Duration OFTEN = Duration.ofSeconds(3);
  private static final Duration SELDOM = Duration.ofSeconds(15);

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
      case Task.Override override -> Optional.of(override.number());
      case Task.ReadMessage read -> Optional.of(read.number());
      case Task.Open open -> Optional.of(open.number());
      case Task.Run _, Task.Watch _, Task.GatherDigest _, Task.LookOut _ -> Optional.empty();
    };
  }

  /// Of what is done again and again, the time between two looks. A forge counts what it is asked.
  static Optional<Duration> pace(Task task) {
    return switch (task) {
      case Task.Watch _ -> Optional.of(OFTEN);
      case Task.Run run ->
          switch (run.errand()) {
            case Errand.AskWhetherSeen _ -> Optional.of(OFTEN);
            case Errand.AskWhetherMerged _ -> Optional.of(SELDOM);
            case Errand.AskPlan _,
                Errand.Commit _,
                Errand.OpenPullRequest _,
                Errand.ClosePullRequest _,
                Errand.PassOn _,
                Errand.PassGates _ ->
                Optional.empty();
          };
      case Task.Give _,
          Task.LookUp _,
          Task.PlanTogether _,
          Task.FindProven _,
          Task.ShowHome _,
          Task.Propose _,
          Task.Stop _,
          Task.Override _,
          Task.ReadMessage _,
          Task.Open _,
          Task.GatherDigest _,
          Task.LookOut _ ->
          Optional.empty();
    };
  }
}
