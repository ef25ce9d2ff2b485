package dev.slipway.bot.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.bot.numbers.Change.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Each number as `docs/numbers.md` defines it.
final class NumbersTest {
  private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");
  private static final Period WEEK = new Period(MONDAY, MONDAY.plus(Duration.ofDays(7)));

  private static Instant minute(int number) {
    return MONDAY.plus(Duration.ofMinutes(number));
  }

  private static Change deployed(int asked, int served, int ended) {
    return new Change(
        "production",
        "frontend",
        Optional.of(minute(asked)),
        minute(asked + 1),
        Optional.of(minute(served)),
        minute(ended),
        Result.DEPLOYED);
  }

  private static Change failed(Result result, int started, int ended) {
    return new Change(
        "production",
        "frontend",
        Optional.empty(),
        minute(started),
        Optional.empty(),
        minute(ended),
        result);
  }

  private static Change elsewhere(Change change) {
    return new Change(
        "production",
        "backend",
        change.asked(),
        change.started(),
        change.served(),
        change.ended(),
        change.result());
  }

  @Test
  void aWeekWithoutChangesHasNoRateAndNoTimes() {
    assertThat(Numbers.of(List.of(), WEEK))
        .isEqualTo(new Numbers(0, 0, Optional.empty(), Optional.empty(), 0));
    assertThat(Numbers.of(List.of(), WEEK).changeFailureRate()).isEmpty();
  }

  @Test
  void theLeadTimeIsTheMedianFromAskingToAllUsers() {
    List<Change> changes = List.of(deployed(0, 10, 70), deployed(0, 30, 90), deployed(5, 25, 80));

    Numbers numbers = Numbers.of(changes, WEEK);

    assertThat(numbers.deployments()).isEqualTo(3);
    assertThat(numbers.leadTime()).contains(Duration.ofMinutes(20));
  }

  @Test
  void mergesAreDeploymentsWithoutALeadTime() {
    Numbers numbers = Numbers.of(List.of(failed(Result.DEPLOYED, 0, 30)), WEEK);

    assertThat(numbers.deployments()).isEqualTo(1);
    assertThat(numbers.leadTime()).isEmpty();
  }

  @Test
  void whatWasTakenBackOrFailedIsAFailureAndWhatWasOvertakenIsNothing() {
    List<Change> changes =
        List.of(
            deployed(0, 10, 70),
            deployed(100, 110, 170),
            failed(Result.TAKEN_BACK, 200, 210),
            failed(Result.FAILED, 300, 310),
            failed(Result.OVERTAKEN, 400, 410));

    Numbers numbers = Numbers.of(changes, WEEK);

    assertThat(numbers.failures()).isEqualTo(2);
    assertThat(numbers.changeFailureRate()).contains(0.5);
  }

  @Test
  void aRollbackRestoresWithItsOwnEnd() {
    Numbers numbers = Numbers.of(List.of(failed(Result.TAKEN_BACK, 200, 212)), WEEK);

    assertThat(numbers.timeToRestore()).contains(Duration.ofMinutes(12));
    assertThat(numbers.notRestored()).isZero();
  }

  @Test
  void whatHadNothingToGoBackToIsRestoredByTheNextThatServesThere() {
    Change failure = failed(Result.FAILED, 0, 10);
    List<Change> others = List.of(elsewhere(deployed(11, 12, 13)), deployed(60, 90, 100));

    assertThat(Numbers.of(List.of(failure), WEEK))
        .isEqualTo(new Numbers(0, 1, Optional.empty(), Optional.empty(), 1));
    assertThat(
            Numbers.of(List.of(failure, others.getFirst(), others.getLast()), WEEK).timeToRestore())
        .contains(Duration.ofMinutes(90));
  }

  /// The week's number is told later with what is known then.
  @Test
  void aFailureMayBeRestoredInTheNextWeek() {
    Change failure = failed(Result.FAILED, 0, 10);
    int later = 8 * 24 * 60;

    Numbers numbers = Numbers.of(List.of(failure, deployed(later, later + 5, later + 9)), WEEK);

    assertThat(numbers.deployments()).isZero();
    assertThat(numbers.timeToRestore()).contains(Duration.ofMinutes(later + 5L));
  }

  @Test
  void aChangeCountsInTheWeekInWhichItsRolloutEnded() {
    Change before = deployed(-70, -60, -1);
    Change first = deployed(-70, -60, 0);
    Change after = deployed(0, 10, 7 * 24 * 60);

    assertThat(Numbers.of(List.of(before, first, after), WEEK).deployments()).isEqualTo(1);
  }

  @Test
  void aPeriodThatEndsBeforeItBeginsIsAMistake() {
    assertThatThrownBy(() -> new Period(MONDAY, MONDAY.minusMillis(1)))
        .hasMessageContaining("before it begins");
  }

  @Test
  void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
    assertThat(
            Numbers.median(
                List.of(
                    Duration.ofSeconds(9),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(2))))
        .contains(Duration.ofSeconds(3));
  }
}
