package dev.slipway.bot.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.numbers.Change.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for whatever has happened.
final class RandomChangesTest {
  private static final Instant BEGINNING = Instant.parse("2026-11-02T08:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int WEEKS = 4;
  private static final Result[] RESULTS = Result.values();

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  private static List<Change> changes(Random random) {
    return IntStream.range(0, random.nextInt(60)).mapToObj(_ -> change(random)).toList();
  }

  private static Change change(Random random) {
    Instant started = BEGINNING.plusSeconds(random.nextLong(WEEK.toSeconds() * WEEKS));
    Instant ended = started.plusSeconds(random.nextLong(90_000));
    return new Change(
        "staging",
        "service-" + random.nextInt(3),
        Optional.of(started.minusSeconds(random.nextLong(9_000))).filter(_ -> random.nextBoolean()),
        started,
        Optional.of(started.plusSeconds(60)).filter(_ -> random.nextBoolean()),
        ended,
        RESULTS[random.nextInt(RESULTS.length)]);
  }

  private static Period week(int number) {
    return new Period(
        BEGINNING.plus(WEEK.multipliedBy(number)), BEGINNING.plus(WEEK.multipliedBy(number + 1L)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void eachChangeCountsInExactlyOneWeek(long seed) {
    List<Change> changes = changes(new Random(seed));
    Period all = new Period(BEGINNING, BEGINNING.plus(WEEK.multipliedBy(WEEKS + 1L)));

    Numbers whole = Numbers.of(changes, all);
    List<Numbers> weeks =
        IntStream.rangeClosed(0, WEEKS)
            .mapToObj(number -> Numbers.of(changes, week(number)))
            .toList();

    assertThat(weeks.stream().mapToInt(Numbers::deployments).sum()).isEqualTo(whole.deployments());
    assertThat(weeks.stream().mapToInt(Numbers::failures).sum()).isEqualTo(whole.failures());
    assertThat(weeks.stream().mapToInt(Numbers::notRestored).sum()).isEqualTo(whole.notRestored());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderInWhichChangesAreReadDoesNotMatter(long seed) {
    Random random = new Random(seed);
    List<Change> changes = changes(random);
    List<Change> shuffled = new ArrayList<>(changes);
    Collections.shuffle(shuffled, random);

    assertThat(Numbers.of(shuffled, week(1))).isEqualTo(Numbers.of(changes, week(1)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void ratesAndTimesStayWithinWhatCanBe(long seed) {
    List<Change> changes = changes(new Random(seed));

    Numbers numbers = Numbers.of(changes, week(2));

    assertThat(numbers.notRestored()).isBetween(0, numbers.failures());
    assertThat(numbers.timeToRestore().isPresent())
        .isEqualTo(numbers.failures() > numbers.notRestored());
    assertThat(numbers.leadTime().orElse(Duration.ZERO)).isGreaterThanOrEqualTo(Duration.ZERO);
    assertThat(numbers.timeToRestore().orElse(Duration.ZERO)).isGreaterThanOrEqualTo(Duration.ZERO);
    assertThat(numbers.changeFailureRate().orElse(0.0)).isBetween(0.0, 1.0);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theMedianHasAsManyBelowAsAbove(long seed) {
    Random random = new Random(seed);
    List<Duration> times =
        IntStream.rangeClosed(0, random.nextInt(40))
            .mapToObj(_ -> Duration.ofMillis(random.nextInt(1_000)))
            .toList();

    Duration median = Numbers.median(times).orElseThrow();

    long below = times.stream().filter(each -> each.compareTo(median) < 0).count();
    long above = times.stream().filter(each -> each.compareTo(median) > 0).count();
    assertThat(below).isLessThanOrEqualTo(times.size() / 2);
    assertThat(above).isLessThanOrEqualTo(times.size() / 2);
  }
}
