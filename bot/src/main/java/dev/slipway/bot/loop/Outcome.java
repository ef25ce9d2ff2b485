package dev.slipway.bot.loop;

import dev.slipway.api.operation.OperationResult;
import dev.slipway.api.operation.PlanResponse;
import dev.slipway.api.state.BackupStatus;
import dev.slipway.api.state.EnvironmentsStatus;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.reconciler.Asked;
import dev.slipway.bot.repository.CommitResult;
import dev.slipway.bot.request.Soak;
import dev.slipway.bot.slack.Slack.Written;
import java.util.List;
import java.util.Optional;

/// What became of a [Task].
public sealed interface Outcome {
  Task task();

  /// @param before how the version did in the environment before, where one promotes
  /// @param basis of the repository when it was planned; absent when Git does not name the place
  /// @param newest versions that there are, where the asked one is not
  /// @param channel the id of the one in which the request's message is going to stand; absent when
  ///   Slack could not be asked, or the message stands already
  record Planned(
      Task.Run task,
      Asked<PlanResponse> answer,
      Optional<String> basis,
      Optional<Soak> before,
      List<String> newest,
      Optional<String> channel)
      implements Outcome {
    public Planned {
      newest = List.copyOf(newest);
    }
  }

  record Committed(Task.Run task, CommitResult result) implements Outcome {}

  record OfPullRequest(Task.Run task, PullRequests.Result result) implements Outcome {}

  record Stopped(Task.Stop task, CommitResult result) implements Outcome {}

  record Overridden(Task.Override task, CommitResult result) implements Outcome {}

  record PassedOn(Task.Run task, String person, Asked<OperationResult> answer) implements Outcome {}

  record Seen(Task.Run task, Asked<ServiceStatus> answer) implements Outcome {}

  record Given(Task.Give task, Asked<OperationResult> answer) implements Outcome {}

  /// @param answer for the person
  record LookedUp(Task.LookUp task, Message answer) implements Outcome {}

  record PlannedTogether(Task.PlanTogether task, List<Together.Planned> plans) implements Outcome {
    public PlannedTogether {
      plans = List.copyOf(plans);
    }
  }

  /// @param versions that were proven, newest proof first
  record FoundProven(Task.FindProven task, Asked<List<String>> versions) implements Outcome {}

  /// @param status absent when the reconciler does not answer
  record HomeLookedUp(Task.ShowHome task, Optional<EnvironmentsStatus> status) implements Outcome {}

  /// @param version what the environment before has proven; absent when it has proven nothing
  /// @param dialog whether a dialog asks for it now
  /// @param newest versions to choose from where no dialog could be opened
  record Proposed(Task.Propose task, Optional<String> version, boolean dialog, List<String> newest)
      implements Outcome {
    public Proposed {
      newest = List.copyOf(newest);
    }
  }

  /// @param message absent when Slack has none, or did not answer
  /// @param asExpected whether it stands in the channel that was expected
  record MessageRead(Task.ReadMessage task, Optional<Written> message, boolean asExpected)
      implements Outcome {}

  /// @param failure why it did not open
  record Opened(Task.Open task, Optional<String> failure) implements Outcome {}

  record Watched(Task.Watch task, Asked<RolloutStatus> answer) implements Outcome {}

  record DigestGathered(Task.GatherDigest task, Asked<EnvironmentsStatus> answer)
      implements Outcome {}

  /// @param own how backups of the bot's journal stand
  record LookedOut(Task.LookOut task, Asked<EnvironmentsStatus> answer, BackupStatus own)
      implements Outcome {}

  /// It could not be carried out for a reason that nobody has thought of.
  record Broken(Task task) implements Outcome {}

  /// Whether nobody could be asked: it is tried again later.
  default boolean isUnavailable() {
    return switch (this) {
      case Planned planned -> planned.answer() instanceof Asked.Unavailable;
      case Committed committed -> committed.result() instanceof CommitResult.Unavailable;
      case OfPullRequest told -> told.result() instanceof PullRequests.Result.Unavailable;
      case Stopped stopped -> stopped.result() instanceof CommitResult.Unavailable;
      case Overridden overridden -> overridden.result() instanceof CommitResult.Unavailable;
      case PassedOn passed -> passed.answer() instanceof Asked.Unavailable;
      case Seen seen -> seen.answer() instanceof Asked.Unavailable;
      case Given given -> given.answer() instanceof Asked.Unavailable;
      case Watched watched -> watched.answer() instanceof Asked.Unavailable;
      case DigestGathered gathered -> gathered.answer() instanceof Asked.Unavailable;
      case LookedOut looked -> looked.answer() instanceof Asked.Unavailable;
      case Broken _ -> true;
      case LookedUp _,
          PlannedTogether _,
          FoundProven _,
          HomeLookedUp _,
          Proposed _,
          MessageRead _,
          Opened _ ->
          false;
    };
  }
}
