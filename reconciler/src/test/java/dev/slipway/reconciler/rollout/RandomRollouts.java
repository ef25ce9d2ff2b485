package dev.slipway.reconciler.rollout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Draws rollouts and signals from a seed. Most looks are as wanted; each sequence has its own
/// share of mishaps, so that some end well and others meet several at once.
final class RandomRollouts {
  private static final List<String> KINDS =
      List.of("normal", "normal", "normal", "first", "rescue", "return");
  private static final List<String> STEPS =
      List.of("", "5/10s", "5/10s,25/10s", "25/manual,50/0s", "1/5s,50/10s,99/10s");
  private static final List<String> ORDERS = List.of("PAUSE", "RESUME", "COMPLETE", "ABORT");

  private final Random random;
  private final double mishaps;
  private final double badAnswers;

  RandomRollouts(long seed) {
    random = new Random(seed);
    mishaps = pick(List.of(0.02, 0.1, 0.3, 0.6));
    badAnswers = pick(List.of(0.0, 0.0, 0.0, 0.05));
  }

  Map<String, String> plan() {
    Map<String, String> words = new HashMap<>();
    String strategy = pick(List.of("canary", "canary", "blue-green", "recreate"));
    words.put("kind", pick(KINDS));
    words.put("strategy", strategy);
    words.put("steps", strategy.equals("canary") ? pick(STEPS) : "");
    words.put("few", pick(List.of("hold", "pause", "pass", "fail")));
    words.put("watch", pick(List.of("0s", "20s")));
    words.put("maxHold", pick(List.of("5s", "30s")));
    words.put("deadline", pick(List.of("10s", "40s")));
    words.put("before", pick(List.of("", "backup,migrate")));
    words.put("after", pick(List.of("", "warm")));
    List.of("checks", "complaints").stream()
        .filter(_ -> random.nextBoolean())
        .forEach(word -> words.put(word, ""));
    if (chance(0.1)) {
      words.put("portless", "");
    }
    return words;
  }

  int replicas() {
    return pick(List.of(0, 1, 2, 3, 7));
  }

  Signal next(World world) {
    if (chance(0.7)) {
      return new Signal.Looked(world.look(elapsed(), words()));
    }
    if (!chance(mishaps)) {
      return awaited(world);
    }
    return switch (random.nextInt(12)) {
      case 0 -> new Signal.StartRefused("no such artifact");
      case 1 -> new Signal.NewerWanted("3.0.0");
      case 2 -> new Signal.BaselineWanted("cafe");
      case 3, 4 -> new Signal.ChecksEnded(random.nextBoolean(), failure());
      case 5 -> new Signal.HookEnded(pick(List.of("backup", "migrate", "warm")), failure());
      default -> new Signal.Ordered(Signal.Order.valueOf(pick(ORDERS)), "ada", "why");
    };
  }

  /// What the state waits for, gone well; a person resumes what waits for a person.
  private Signal awaited(World world) {
    Rollout rollout = world.rollout();
    return switch (world.state()) {
      case RolloutState.BeforeHooks(int next) ->
          new Signal.HookEnded(rollout.hooks().beforeRollout().get(next), Optional.empty());
      case RolloutState.AfterHooks(int next, _) ->
          new Signal.HookEnded(rollout.hooks().afterRollout().get(next), Optional.empty());
      case RolloutState.Checking(_, boolean passed) when !passed ->
          new Signal.ChecksEnded(false, Optional.empty());
      case RolloutState.Confirming _ -> new Signal.ChecksEnded(true, Optional.empty());
      case RolloutState.Paused _ -> new Signal.Ordered(Signal.Order.RESUME, "ada", "go");
      default -> new Signal.Looked(world.look(elapsed(), goodWords()));
    };
  }

  Signal good(World world) {
    return awaited(world) instanceof Signal.Looked
        ? new Signal.Looked(world.look("10s", goodWords()))
        : awaited(world);
  }

  private Map<String, String> goodWords() {
    return Map.of("ok", "500", "baseline-ok", "500", "complaints", "0");
  }

  private Map<String, String> words() {
    Map<String, String> words = new HashMap<>();
    words.put("ok", pick(List.of("0", "30", "300")));
    words.put("baseline-ok", pick(List.of("0", "300")));
    words.put("complaints", pick(List.of("0", "0", "2")));
    if (chance(badAnswers)) {
      words.put("bad", "200");
      words.put("baseline-bad", pick(List.of("0", "300")));
    }
    if (chance(mishaps)) {
      mishap(words);
    }
    return words;
  }

  private void mishap(Map<String, String> words) {
    switch (random.nextInt(16)) {
      case 0, 1 -> words.put("healthy", pick(List.of("0", "1")));
      case 2 -> words.put("present", pick(List.of("0", "2")));
      case 3, 4 -> words.put("baseline", "0");
      case 5 -> words.put("baseline-present", pick(List.of("0", "1")));
      case 6 -> words.put("target-down", "timed out");
      case 7 -> words.put("router-down", "timed out");
      case 8 -> words.put("frozen", "holidays");
      case 9 -> words.put("unsettled", "");
      case 10 -> words.put("replicas", pick(List.of("0", "1", "4")));
      case 11 -> words.put("crash-loop", "exit code 3");
      case 12 -> words.put("never-ready", "GET /health answered 503");
      case 13 -> words.put("at", pick(List.of("baseline", "5", "candidate", "nobody")));
      default -> words.put("complaints", pick(List.of("down", "down", "9")));
    }
  }

  private String elapsed() {
    return pick(List.of("0s", "0.25s", "1s", "5s", "11s"));
  }

  private Optional<String> failure() {
    return random.nextBoolean() ? Optional.empty() : Optional.of("answered 503");
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
