package dev.slipway.reconciler.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.slipway.reconciler.rollout.RolloutState.Active;
import dev.slipway.reconciler.rollout.RolloutState.Ended;
import dev.slipway.reconciler.rollout.Rules.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Random signals over all kinds and strategies: the rules hold at every step. A failing seed is
/// printed with its trace and plays the same again.
class RolloutMachineRulesTest {
  private static final int SEQUENCES = 20_000;
  private static final int LENGTH = 80;

  @Test
  void everyRuleHoldsAtEveryStepOfRandomRollouts() {
    Set<String> seen = new TreeSet<>();
    Set<String> ways = new TreeSet<>();

    LongStream.range(0, SEQUENCES).forEach(seed -> play(seed, seen, ways));

    assertThat(seen).containsAll(Sealed.names(RolloutState.class));
    assertThat(seen).containsAll(Sealed.names(RolloutEvent.class));
    assertThat(seen).containsAll(ofTheMachine());
    assertThat(seen).containsAll(Sealed.names(PauseCause.class));
    assertThat(ways).as("ways in docs/rollout-machine.md").isEqualTo(MachineDocument.ways());
  }

  @Test
  void aRolloutThatGetsOnlyGoodLooksEndsCompleted() {
    assertThat(LongStream.range(0, 2_000).mapToObj(RolloutMachineRulesTest::playWell))
        .allMatch(RolloutState.Completed.class::isInstance);
  }

  private static void play(long seed, Set<String> seen, Set<String> ways) {
    World world = world(seed);
    Rules rules = new Rules(world);
    RandomRollouts random = new RandomRollouts(seed);
    random.plan();
    List<Moment> trace = new ArrayList<>();
    for (int i = 0; i < LENGTH && world.state() instanceof Active before; i++) {
      Signal signal = random.next(world);
      Moment moment = new Moment(before, signal, world.tell(signal));
      trace.add(moment);
      note(moment, seen, ways);
      List<String> broken = rules.broken(moment);
      if (!broken.isEmpty()) {
        fail("seed %d breaks %s%n%s", seed, broken, told(world.rollout(), trace));
      }
    }
  }

  private static String told(Rollout rollout, List<Moment> trace) {
    return trace.stream()
        .map(moment -> moment.signal() + "\n    -> " + Narration.state(rollout, moment.after()))
        .collect(
            Collectors.joining(
                "\n",
                rollout.kind() + " " + rollout.strategy() + " " + rollout.hooks() + "\n",
                ""));
  }

  private static void note(Moment moment, Set<String> seen, Set<String> ways) {
    String from = moment.before().getClass().getSimpleName();
    String to = moment.after().getClass().getSimpleName();
    seen.addAll(List.of(from, to));
    if (!from.equals(to)) {
      ways.add(from + " -> " + to);
    }
    for (RolloutEvent event : moment.transition().events()) {
      seen.add(event.getClass().getSimpleName());
      switch (event) {
        case RolloutEvent.Paused(PauseCause cause, _) -> seen.add(cause.getClass().getSimpleName());
        case RolloutEvent.RevertStarted(EndCause cause) ->
            seen.add(cause.getClass().getSimpleName());
        default -> {}
      }
    }
  }

  private static Ended playWell(long seed) {
    World world = world(seed);
    RandomRollouts random = new RandomRollouts(seed);
    for (int i = 0; i < 500 && world.state() instanceof Active; i++) {
      world.tell(random.good(world));
    }
    assertThat(world.state()).as("seed " + seed).isInstanceOf(Ended.class);
    return (Ended) world.state();
  }

  private static World world(long seed) {
    RandomRollouts random = new RandomRollouts(seed);
    Rollout rollout = Plans.rollout(random.plan());
    return new World(rollout, random.replicas(), RolloutMachine.begin(rollout));
  }

  /// All but the one that only a restored journal gives.
  private static List<String> ofTheMachine() {
    return Sealed.names(EndCause.class).stream()
        .filter(name -> !name.equals(EndCause.RecordLost.class.getSimpleName()))
        .toList();
  }
}
