package dev.slipway.bot.message;

import dev.slipway.api.state.BlockStatus;
import dev.slipway.api.state.FindingStatus;
import dev.slipway.api.state.OriginStatus;
import dev.slipway.api.state.ReleaseStatus;
import dev.slipway.api.state.RolloutPhase;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.bot.following.Following;
import dev.slipway.bot.following.Following.End;
import dev.slipway.bot.following.Following.Outcome;
import dev.slipway.bot.following.Following.Phase;
import dev.slipway.bot.following.Following.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What is known of a rollout, made of the words of a world.
record RolloutSpecimens(World world) {
  static final String ROLLOUT = "ro-20261125-7";
  private static final Instant NOON = World.NOON;

  Following following(Phase phase, int weight, Optional<End> end) {
    return new Following(
        ROLLOUT,
        world.place(),
        "canary",
        Optional.of(world.older()),
        world.newer(),
        World.COMMIT,
        world.author(),
        world.say("Answer with the new greeting"),
        List.of("r-7k3mq2"),
        List.of(),
        NOON,
        phase,
        weight,
        2,
        3,
        Optional.of(NOON).filter(_ -> weight == 100),
        Optional.of(
            new Waiting(
                world.say(phase == Phase.PAUSED ? "a person: complaints 6" : "34 of 100 requests"),
                NOON.plusSeconds(120))),
        end);
  }

  End end(Outcome outcome) {
    return new End(
        outcome,
        world.say(outcome == Outcome.SUPERSEDED ? "1.5.0" : "error-rate 12.3 % (at most 5 %)"),
        Optional.of("error-rate"),
        Optional.of("12.3 %"),
        Optional.of("at most 5 %"),
        outcome == Outcome.ABORTED ? Optional.of(world.approver().person()) : Optional.empty(),
        NOON.plusSeconds(900));
  }

  RolloutStatus rollout() {
    ReleaseStatus candidate =
        new ReleaseStatus(
            world.newer(),
            Optional.of(World.DIGEST),
            Optional.of(World.HASH),
            false,
            Optional.empty());
    return new RolloutStatus(
        ROLLOUT,
        world.place().environment(),
        world.place().service(),
        7,
        "canary",
        Optional.empty(),
        candidate,
        new OriginStatus(
            World.COMMIT, world.author(), world.say("Answer with the new greeting"), List.of()),
        RolloutPhase.HOLDING,
        2,
        3,
        25,
        Optional.empty(),
        findings(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        NOON,
        Optional.empty());
  }

  BlockStatus block() {
    return new BlockStatus(
        "lock",
        world.say("grace has locked frontend: migration running"),
        NOON,
        world.say("the lock ends at 2026-11-25T18:00Z"),
        Optional.empty());
  }

  private List<FindingStatus> findings() {
    return IntStream.range(0, world.many())
        .mapToObj(i ->
            i % 2 == 0
                ? new FindingStatus(
                    "latency-p95", "0.31 s", "at most 2 s", Optional.empty(), 412, true)
                : new FindingStatus(
                    "error-rate", world.say("12.3 %"), "at most 5 %", Optional.empty(), 412, false))
        .toList();
  }
}
