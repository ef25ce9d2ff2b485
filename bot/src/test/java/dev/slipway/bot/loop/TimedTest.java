package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.PRODUCTION_FILE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.request.Ending;
import dev.slipway.bot.request.RequestMachine;
import dev.slipway.bot.request.RequestState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is asked for at nine in the morning, for a later time.
class TimedTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private final Office office = new Office();

  private List<String> commits() {
    return office.repository.commits().stream()
        .flatMap(made -> made.order().stream())
        .map(order -> order.version())
        .toList();
  }

  private Ending ending() {
    return ((RequestState.Ended) office.request()).ending();
  }

  private String shown() {
    return office.card().message().blocks().toString();
  }

  private void approvedForTen() {
    office.types("UADA", "frontend production 1.5.0 at 10:00");
    office.reacts("UGRACE", "+1");
    office.reacts("ULINUS", "+1");
    assertThat(office.request()).isInstanceOf(RequestState.Scheduled.class);
  }

  @Test
  void itIsCommittedAtItsTimeAndNotBefore() {
    office.types("UADA", "frontend staging 1.5.0 in 10m");
    assertThat(shown()).contains("To be committed <!date^", "It is committed <!date^", "Cancel");
    office.wait(Duration.ofMinutes(9));
    assertThat(commits()).isEmpty();

    office.wait(Duration.ofMinutes(2));
    assertThat(commits()).containsExactly("1.5.0");
  }

  @Test
  void approvalsAreGatheredBeforeAndCountThen() {
    approvedForTen();
    assertThat(commits()).isEmpty();
    office.absent(HOUR).settle();

    assertThat(commits()).containsExactly("1.5.0");
    assertThat(office.request().given()).hasSize(2);
  }

  @Test
  void theDeskWakesForIt() {
    approvedForTen();

    assertThat(office.look().next()).contains(Office.START.plus(HOUR));
  }

  @Test
  void aRestartInBetweenLosesNothing() {
    approvedForTen();
    office.restart().absent(HOUR).restart().settle();

    assertThat(commits()).containsExactly("1.5.0");
  }

  @Test
  void aBotThatComesBackTooLateCommitsNothing() {
    approvedForTen();
    office.absent(HOUR.plus(RequestMachine.LATE_BY)).restart().settle();

    assertThat(commits()).isEmpty();
    assertThat(office.cardText()).contains("Stale: its time has passed");
  }

  @Test
  void whatMeansSomethingElseByThenIsStale() {
    approvedForTen();
    office.repository.replace(
        "Linus Torvalds <linus@example.com>", PRODUCTION_FILE, "1.4.2 # ours", "1.4.9 # ours");
    office.absent(HOUR).settle();

    assertThat(commits()).isEmpty();
    assertThat(ending()).isInstanceOf(Ending.Stale.class);
  }

  @Test
  void whatIsLockedByThenIsStale() {
    approvedForTen();
    office.reconciler.block("lock", "locked by linus: migration");
    office.absent(HOUR).settle();

    assertThat(commits()).isEmpty();
    assertThat(office.cardText()).contains("Stale: locked by linus: migration");
  }

  @Test
  void whatAnApproverMayNotApproveByThenIsStale() {
    approvedForTen();
    office.repository.replace(
        "Ada Lovelace <ada@example.com>",
        "slipway.yaml",
        "sre: {members: [grace, linus, margaret]}",
        "sre: {members: [grace, margaret]}");
    office.fetch();
    office.absent(HOUR).settle();

    assertThat(commits()).isEmpty();
    assertThat(office.cardText())
        .contains("Stale: linus, who approved it, may not approve it any more");
  }

  @Test
  void whatAFreezeEndsBeforeCanBeAskedForAndApproved() {
    office.types("ULINUS", "freeze production for 30m moving house");
    office.fetch();
    office.reconciler.block("freeze", "production is frozen: moving house");
    approvedForTen();
    office.reconciler.unblock();
    office.absent(HOUR).settle();

    assertThat(commits()).containsExactly("1.5.0");
  }

  @Test
  void whatWillBeFrozenThenIsRefusedAtOnce() {
    office.types("ULINUS", "freeze production for 2h moving house");
    office.fetch();
    office.types("UADA", "frontend production 1.5.0 at 10:00");

    assertThat(office.lastWhisper()).contains("Not deployed: production is frozen until");
  }

  @Test
  void itCanBeCancelledWhileItWaits() {
    approvedForTen();
    office.types("UADA", "cancel " + office.request().ask().id());
    office.absent(HOUR).settle();

    assertThat(ending()).isInstanceOf(Ending.Cancelled.class);
    assertThat(commits()).isEmpty();
  }

  @Test
  void itKeepsNobodyElseWaiting() {
    approvedForTen();
    office.types("UMARGARET", "frontend production 1.4.9");

    assertThat(office.requests())
        .extracting(each -> each.ask().version())
        .containsExactlyInAnyOrder("1.4.9", "1.5.0");
    assertThat(office.requests()).noneMatch(RequestState.Ended.class::isInstance);
  }

  @ParameterizedTest
  @ValueSource(strings = {"at 2026-11-25T08:59", "in 8d", "at 2026-12-02T09:01"})
  void whatIsOverOrTooFarAheadIsRefused(String when) {
    office.types("UADA", "frontend staging 1.5.0 " + when);

    assertThat(office.lastWhisper()).startsWith("Nothing was done:");
    assertThat(office.cards()).isEmpty();
  }
}
