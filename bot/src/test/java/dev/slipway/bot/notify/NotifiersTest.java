package dev.slipway.bot.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.journal.memory.MemoryJournal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NotifiersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final NoticeListener NOBODY =
      new NoticeListener() {
        @Override
        public void tried(String notifier, String outcome) {
          // Not counted.
        }

        @Override
        public void givenUp(Dispatch dispatch, String reason) {
          // Not said.
        }
      };

  private final MemoryJournal journal = new MemoryJournal();

  /// Tells nobody, and does not come back before it is interrupted.
  private static final class Silent implements Notifier {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public Told tell(Dispatch dispatch) {
      asked.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      return new Told.Later("Slipway is stopping", Optional.empty());
    }

    @Override
    public Look look() {
      return new Look.Broken("silent");
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  private Notifiers start(Map<String, Notifier> notifiers) {
    return Notifiers.start(notifiers, journal, NOBODY, () -> Incidents.NOW);
  }

  private List<Dispatch> record(String notifier) {
    IncidentState state = Incidents.resolved();
    List<Dispatch> dispatches = Incidents.dispatches(notifier, state);
    journal.record(NoticeStoreContract.entry(state, dispatches));
    return dispatches;
  }

  @Test
  void oneThatIsSilentHoldsNoOtherUp() throws InterruptedException {
    Silent silent = new Silent();
    MemoryNotifier other = new MemoryNotifier();
    record("silent");
    try (Notifiers notifiers = start(Map.of("silent", silent, "other", other))) {
      assertThat(silent.asked.await(60, TimeUnit.SECONDS)).isTrue();

      List<Dispatch> told = record("other");
      notifiers.wake();

      await().atMost(PATIENCE).until(() -> other.told().equals(told));
    }
  }

  @Test
  void stoppingWaitsForNobodyAndWhatWasUnderWayIsToldAfterTheNextStart()
      throws InterruptedException {
    Silent silent = new Silent();
    List<Dispatch> dispatches = record("hook");
    try (Notifiers _ = start(Map.of("hook", silent))) {
      assertThat(silent.asked.await(60, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(silent.closed.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(journal.waiting("hook"))
        .containsExactly(
            new Waiting(dispatches.getFirst(), 1, Incidents.NOW.plus(Duration.ofSeconds(5))));
  }
}
