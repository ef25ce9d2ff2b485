package dev.slipway.bot.loop;

import dev.slipway.bot.command.Command;
import dev.slipway.bot.message.Dialog;
import dev.slipway.bot.message.Takeover;
import dev.slipway.bot.repository.StopChange;
import dev.slipway.bot.request.Actor;
import dev.slipway.bot.request.Ask;
import dev.slipway.bot.request.Errand;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestState;
import dev.slipway.environments.language.Schedule.StandIn;
import java.time.Instant;
import java.util.Optional;

/// What others carry out for the desk, and bring an [Outcome] of. Never remembered: derived anew
/// from what is recorded, so each may be done twice.
public sealed interface Task {
  /// What a request wants done.
  ///
  /// @param state of the request, which the errand follows from
  record Run(RequestState state, Errand errand) implements Task {
    RequestId request() {
      return state.ask().id();
    }
  }

  /// A person's order to the reconciler.
  ///
  /// @param reply its id is the order's idempotency key
  /// @param rollout the one that was meant; absent: whatever is under way
  /// @param at when it was ordered: it is not tried for ever
  record Give(
      long number,
      Reply reply,
      Actor by,
      Command.Operate order,
      Optional<String> rollout,
      Instant at)
      implements Task {
    Place place() {
      return new Place(order.environment(), order.service());
    }
  }

  /// A question that only the reconciler can answer.
  record LookUp(long number, Reply reply, Command.Question query) implements Task {}

  /// What would happen to several services that go together or not at all.
  ///
  /// @param manner of each of them, as of an [Ask]
  /// @param channel where it was asked for
  record PlanTogether(
      long number,
      Reply reply,
      Actor by,
      Command.DeployTogether command,
      Optional<Ask.Manner> manner,
      String channel)
      implements Task {}

  /// Which versions were proven, where one of them is to be deployed.
  ///
  /// @param manner as of an [Ask]
  /// @param channel where it was asked for
  record FindProven(
      long number,
      Reply reply,
      Actor by,
      Command.Proven wanted,
      Optional<Ask.Manner> manner,
      String channel)
      implements Task {
    /// As it was said.
    Command said() {
      return wanted instanceof Command.Promote promote ? Wanted.said(promote, manner) : wanted;
    }

    Place place() {
      return new Place(wanted.environment(), wanted.service());
    }
  }

  /// A person's App Home as it is now: what runs is asked for it.
  ///
  /// @param number absent where what was received is dealt with without it
  record ShowHome(Optional<Long> number, Actor visitor) implements Task {}

  /// Which version is to be deployed, where none was said: what the environment before has proven.
  ///
  /// @param from the environment that promotes to this one
  /// @param channel where it was asked for
  /// @param trigger opens the dialog where nothing was proven
  record Propose(
      long number,
      Reply reply,
      Actor by,
      Wanted wanted,
      Optional<String> from,
      String channel,
      Optional<String> trigger,
      Dialog dialog)
      implements Task {
    Place place() {
      return wanted.place();
    }
  }

  /// A lock or a freeze is to come or to go.
  ///
  /// @param id its commit's and its message's
  /// @param channel where it was asked for
  /// @param at when it was said
  /// @param confirmed what of another person's it goes on in spite of
  record Stop(
      long number,
      String id,
      Reply reply,
      Actor by,
      String channel,
      Instant at,
      Command.Stopping command,
      Optional<Takeover> confirmed,
      StopChange change)
      implements Task {}

  /// Somebody is to stand in on call.
  ///
  /// @param id its commit's and its message's
  /// @param at when it was said
  record Override(
      long number, String id, Reply reply, Actor by, String schedule, StandIn standIn, Instant at)
      implements Task {}

  /// A message that somebody wants in an incident's timeline.
  ///
  /// @param ts its own
  /// @param expected the channel, id or `#name`, of the only incident that is open
  record ReadMessage(
      long number, Reply reply, Actor by, String channel, String ts, Optional<String> expected)
      implements Task {}

  /// What keeps things from being rolled out, and how backups stand.
  ///
  /// @param at when it was due
  record LookOut(Instant at) implements Task {}

  /// Opens a modal.
  record Open(long number, Reply reply, String trigger, Dialog dialog) implements Task {}

  /// What the digest tells.
  ///
  /// @param due when it was due
  record GatherDigest(Instant due) implements Task {}

  /// How a rollout stands: measured values, what it waits for.
  record Watch(String rollout) implements Task {}
}
