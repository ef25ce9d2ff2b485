package dev.slipway.reconciler.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.reconciler.delivery.UnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class WatchTest {
  private static final Duration RARELY = Duration.ofHours(1);

  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger changes = new AtomicInteger();

  @Test
  void theFirstQuestionIsAskedAtOnceHoweverSlowThePaceIs() {
    try (Watch<Integer> watch = watch(asked::incrementAndGet)) {
      watch.start();

      await().untilAsserted(() -> assertThat(watch.seen()).isEqualTo(Seen.of(1)));
    }
  }

  /// G11: many hints while a question is under way are one more question.
  @Test
  void hintsDuringAQuestionAreFollowedByOneMore() {
    Semaphore answers = new Semaphore(0);
    try (Watch<Integer> watch =
        watch(() -> {
          int question = asked.incrementAndGet();
          answers.acquire();
          return question;
        })) {
      watch.start();
      await().until(() -> asked.get() == 1);

      for (int hint = 0; hint < 100; hint++) {
        watch.hint();
      }
      answers.release(10);

      await().untilAsserted(() -> assertThat(watch.seen()).isEqualTo(Seen.of(2)));
      assertThat(asked).hasValue(2);
    }
  }

  @Test
  void anOldAnswerStaysBesideTheReasonWhyThereIsNoNewer() throws InterruptedException {
    AtomicReference<String> broken = new AtomicReference<>("");
    try (Watch<Integer> watch =
        watch(() -> {
          if (!broken.get().isEmpty()) {
            throw new UnavailableException(broken.get());
          }
          return 7;
        })) {
      watch.refresh();
      broken.set("the line is cut");

      watch.refresh();

      assertThat(watch.seen()).isEqualTo(Seen.of(7).butDown("the line is cut"));
      assertThat(changes).hasValue(2);
    }
  }

  /// A log that repeats itself every second hides what else it says.
  @Test
  void troubleIsToldOnceWhenItBeginsAndOnceWhenItIsOver() throws InterruptedException {
    AtomicReference<String> broken = new AtomicReference<>("no such repository");
    try (Told told = Told.by(Watch.class);
        Watch<Integer> watch =
            watch(() -> {
              if (!broken.get().isEmpty()) {
                throw new UnavailableException(broken.get());
              }
              return 7;
            })) {
      watch.refresh();
      broken.set("the line is cut");
      watch.refresh();
      broken.set("");
      watch.refresh();
      watch.refresh();

      assertThat(told.lines())
          .containsExactly(
              "WARN a test cannot be asked: no such repository", "INFO a test answers again");
    }
  }

  @Test
  void theSameAnswerAgainIsNoChange() throws InterruptedException {
    try (Watch<String> watch = watch(() -> "same")) {
      watch.refresh();
      watch.refresh();

      assertThat(changes).hasValue(1);
    }
  }

  @Test
  void aQuickerPaceIsFollowedAtOnce() {
    try (Watch<Integer> watch = watch(asked::incrementAndGet)) {
      watch.start();
      await().until(() -> asked.get() == 1);

      watch.pace(Duration.ofMillis(1));

      await().until(() -> asked.get() > 5);
    }
  }

  @Test
  void closingEndsAQuestionThatHangs() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    Watch<Integer> watch =
        watch(() -> {
          asked.incrementAndGet();
          try {
            new CountDownLatch(1).await();
            return 1;
          } finally {
            interrupted.countDown();
          }
        });
    watch.start();
    await().until(() -> asked.get() == 1);

    watch.close();

    interrupted.await();
  }

  private <T> Watch<T> watch(Watch.Question<T> question) {
    return new Watch<>("a test", RARELY, question, changes::incrementAndGet);
  }
}
