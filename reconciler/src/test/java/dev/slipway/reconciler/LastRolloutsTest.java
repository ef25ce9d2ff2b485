package dev.slipway.reconciler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Approvals;
import dev.slipway.environments.language.Channels;
import dev.slipway.environments.language.Commit;
import dev.slipway.environments.language.DesiredState;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Promotion;
import dev.slipway.environments.language.Removal;
import dev.slipway.environments.language.Strategy;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.loop.Seen;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.rollout.RolloutEvent;
import dev.slipway.reconciler.rollout.RolloutId;
import dev.slipway.reconciler.rollout.RolloutState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Which rollouts are worth a backup of their own.
class LastRolloutsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final RolloutEvent ENDED =
      new RolloutEvent.Ended(new RolloutState.Completed(true));

  private final AtomicInteger heard = new AtomicInteger();
  private final DesiredState git =
      new DesiredState(
          new Commit("c".repeat(40), "ada", "Begin", NOW),
          new TreeMap<>(),
          Map.of(
              "staging", environment("staging", Optional.empty()),
              "live", environment("live", Optional.of(new Promotion("staging", Duration.ZERO)))),
          List.of());

  private static EnvironmentDefinition environment(String name, Optional<Promotion> from) {
    return new EnvironmentDefinition(
        name,
        List.of(),
        "memory",
        from,
        new Approvals(
            0,
            List.of(),
            Optional.empty(),
            false,
            Duration.ofHours(4),
            Approvals.AppliesTo.REQUESTS),
        new Channels(Optional.empty(), Optional.empty()),
        List.of(),
        EnvironmentDefinition.WhenFrozen.FINISH,
        List.of(),
        new Strategy(
            Strategy.Kind.RECREATE,
            List.of(),
            List.of(),
            List.of(),
            100,
            Duration.ZERO,
            Duration.ofMinutes(15),
            Strategy.OnInsufficient.HOLD,
            false,
            Duration.ZERO,
            Duration.ofMinutes(10)),
        EnvironmentDefinition.CommitBy.PUSH,
        EnvironmentDefinition.WriteBack.COMMIT,
        Removal.OFF,
        new TreeMap<>());
  }

  private void recorded(String environment, ServiceEvent event) {
    new LastRollouts(() -> Seen.of(git), heard::incrementAndGet)
        .recorded(
            new Journal.Entry(
                NOW,
                List.of(),
                List.of(new Journal.Told(new ServiceKey(environment, "frontend"), event)),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of()),
            1);
  }

  private static ServiceEvent rolled(RolloutEvent event) {
    return new ServiceEvent.Rolled(new RolloutId("ro-1"), event);
  }

  @Test
  void oneThatIsOverWhereNoOtherPromotesFromIsHeardOf() {
    recorded("live", rolled(ENDED));

    assertThat(heard).hasValue(1);
  }

  @Test
  void oneThatHasNextPlacesAndOtherEventsAreNot() {
    recorded("staging", rolled(ENDED));
    recorded("live", new ServiceEvent.ServiceRemoved());

    assertThat(heard).hasValue(0);
  }
}
