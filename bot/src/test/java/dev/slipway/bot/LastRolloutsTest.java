package dev.slipway.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.following.Following;
import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.repository.MemoryEnvironmentsRepository;
import dev.slipway.bot.repository.UnavailableException;
import dev.slipway.bot.request.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which rollouts are worth a backup of their own.
class LastRolloutsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  private final AtomicInteger heard = new AtomicInteger();
  private final MemoryEnvironmentsRepository repository =
      new MemoryEnvironmentsRepository()
          .with("environments/staging.yaml", "environment: staging\ntarget: local\n")
          .with(
              "environments/live.yaml",
              "environment: live\ntarget: local\npromotesFrom: {environment: staging}\n");
  private final LastRollouts listener = new LastRollouts(repository, heard::incrementAndGet);

  @BeforeEach
  void gitIsRead() throws UnavailableException {
    repository.refresh();
    assertThat(repository.known().state().orElseThrow().rules())
        .containsOnlyKeys("staging", "live");
  }

  private static Following rollout(String environment, Following.Phase phase) {
    return new Following(
        "ro-1",
        new Place(environment, "frontend"),
        "canary",
        Optional.of("1.4.1"),
        "1.4.2",
        "c".repeat(40),
        "Ada Lovelace <ada@example.com>",
        "Ship it",
        List.of(),
        List.of(),
        NOW,
        phase,
        100,
        3,
        3,
        Optional.of(NOW),
        Optional.empty(),
        Optional.empty());
  }

  private void recorded(Following following) {
    listener.accept(
        new Journal.Entry(
            NOW, List.of(), List.of(following), Optional.empty(), List.of(), List.of(), List.of()));
  }

  @Test
  void oneThatIsOverWhereNoOtherPromotesFromIsHeardOf() {
    recorded(rollout("live", Following.Phase.ENDED));

    assertThat(heard).hasValue(1);
  }

  @Test
  void oneThatIsUnderWayOrHasNextPlacesIsNot() {
    recorded(rollout("live", Following.Phase.WATCHING));
    recorded(rollout("staging", Following.Phase.ENDED));

    assertThat(heard).hasValue(0);
  }
}
