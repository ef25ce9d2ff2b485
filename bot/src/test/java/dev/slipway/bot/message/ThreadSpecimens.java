package dev.slipway.bot.message;

import dev.slipway.api.event.EventContent;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One event of each type, made of the words of a world.
record ThreadSpecimens(World world) {
  Map<String, Object> all() {
    Map<String, Object> all = new TreeMap<>();
    events()
        .forEach(event ->
            ThreadLine.of(event, world.people())
                .ifPresent(message -> all.put("thread-" + event.type(), message)));
    all.put("thread-reminder", reminder(Collections.nCopies(world.many(), "grace")));
    all.put("thread-reminder-nobody", reminder(List.of()));
    all.put(
        "thread-reminder-on-call",
        ApprovalReminder.of(
            new CardSpecimens(world).delegated(),
            List.of("ada"),
            Optional.of("grace"),
            world.people()));
    return all;
  }

  private Message reminder(List<String> missing) {
    CardSpecimens cards = new CardSpecimens(world);
    return ApprovalReminder.of(
        cards.awaiting(cards.approvals()), missing, Optional.empty(), world.people());
  }

  Stream<EventContent> events() {
    String older = world.older();
    String newer = world.newer();
    Optional<String> limit = Optional.of("at most 5 %");
    return Stream.concat(
        steps(),
        Stream.of(
            new EventContent.RolloutStarted(
                "canary",
                Optional.of(older),
                newer,
                World.DIGEST,
                World.HASH,
                World.COMMIT,
                world.author(),
                world.say("Answer with the new greeting"),
                "r-7k3mq2",
                ""),
            new EventContent.RequestsSettled(newer, World.COMMIT, "r-7k3mq2", ""),
            new EventContent.RollbackStarted(
                world.say("error-rate 12.3 % (at most 5 %)"),
                Optional.of("error-rate"),
                Optional.of(world.say("12.3 %")),
                limit,
                Optional.of(world.say("grace")),
                false),
            new EventContent.RolloutRolledBack(
                newer,
                older,
                world.say("error-rate 12.3 % (at most 5 %)"),
                Optional.of("error-rate"),
                Optional.of(world.say("12.3 %")),
                limit),
            new EventContent.RolloutAborted(
                newer, Optional.of(older), "ada@example.com", world.say("checkout fails")),
            new EventContent.RolloutFailed(
                newer, world.say("the candidate crashed: exit code 137"), true),
            new EventContent.RolloutSuperseded(newer, world.say("1.4.3")),
            new EventContent.ReleaseRejected(
                newer, Optional.of(World.HASH), world.say("error-rate 12.3 % (at most 5 %)")),
            new EventContent.BlockRaised(
                "lock",
                world.say("frontend is locked: migration running"),
                world.say("the lock's end at 18:00")),
            new EventContent.BlockCleared(
                "lock", world.say("frontend is locked: migration running")),
            new EventContent.DriftFound(world.say("frontend-2"), world.say("exit code 137")),
            new EventContent.DriftRepaired(world.say("frontend-2")),
            new EventContent.ReleaseAdopted(newer, World.HASH),
            new EventContent.WriteBackWritten(World.COMMIT),
            new EventContent.WriteBackSkipped(world.say("the keys were changed meanwhile")),
            new EventContent.VersionPinned(newer, World.DIGEST),
            new EventContent.OperationAccepted(
                "pause", "grace", world.say("looking into it"), Optional.empty()),
            new EventContent.ApprovalCounted(World.HASH, "grace", 1, 2),
            new EventContent.BaselineLost(older, 25),
            new EventContent.PersonNeeded(world.say("the router has no answer")),
            new EventContent.ServiceRemoved(),
            new EventContent.Other(world.say("Later"), Map.of("a", world.say("later")))));
  }

  private Stream<EventContent> steps() {
    return Stream.of(
        new EventContent.StepReached(25, 2, 3, Optional.of(90L)),
        new EventContent.CandidateHealthy(1),
        new EventContent.ChecksPassed(true),
        new EventContent.StepPassed(2, "insufficient"),
        new EventContent.HookSucceeded(world.say("warm-cdn")),
        new EventContent.HookFailed(world.say("warm-cdn"), world.say("answered 500")),
        new EventContent.HoldExtended(2, world.say("34 of 100 requests")),
        new EventContent.RolloutPaused(
            world.say("complaints 6 (at most 5)"), 25, Optional.of("grace")),
        new EventContent.RolloutResumed("grace"),
        new EventContent.RolloutCompleted(world.newer(), 3_600),
        new EventContent.WatchEnded(world.newer(), true),
        new EventContent.ReleaseProven(world.newer(), World.HASH));
  }
}
