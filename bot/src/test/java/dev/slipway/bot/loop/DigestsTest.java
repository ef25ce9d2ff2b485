package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.PRODUCTION;
import static dev.slipway.bot.loop.Environments.STAGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.event.EventContent;
import dev.slipway.bot.digest.DigestTime;
import dev.slipway.bot.journal.JournalException;
import dev.slipway.bot.slack.memory.MemorySlack;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One message a day in the channel for deployments. The office opens on a Wednesday, an hour after
/// the time of the digest.
final class DigestsTest {
  private static final DigestTime NINE =
      new DigestTime(LocalTime.of(9, 0), ZoneId.of("Europe/Berlin"));
  private static final Duration TO_NEXT = Duration.ofHours(23);
  private static final Duration TO_MONDAY = TO_NEXT.plusDays(4);

  private final Office office = Office.withDigest(NINE);

  @BeforeEach
  void somethingRuns() {
    office.reconciler.serves(STAGING, "1.4.2", true);
    office.reconciler.serves(PRODUCTION, "1.4.1", true);
    office.settle();
  }

  private List<String> digests() {
    return office.cards().stream()
        .map(each -> each.message().text())
        .filter(text -> text.startsWith("Digest"))
        .toList();
  }

  private String digest() {
    return office.cards().stream()
        .map(MemorySlack.Standing::message)
        .filter(message -> message.text().startsWith("Digest"))
        .findFirst()
        .orElseThrow()
        .blocks()
        .toString();
  }

  @Test
  void theDigestTellsWhatIsWhereWhatDriftedAndWhatIsHeld() {
    office.reconciler.drifts(PRODUCTION, "frontend-2 is gone");
    office.types("UADA", "lock frontend staging for 4d moving house");
    office.types("UADA", "frontend production 1.5.0");

    office.absent(TO_NEXT.minusHours(20)).settle();
    assertThat(digests()).isEmpty();
    office.absent(Duration.ofHours(20)).settle();

    assertThat(digests())
        .singleElement()
        .asString()
        .startsWith("Digest of Thursday, 26 November: 2 services in place");
    assertThat(digest())
        .contains("*frontend*: production 1.4.1 (🧭 drifted) · staging 1.4.2")
        .contains("What drifted", "frontend-2 is gone")
        .contains("What is held", "moving house")
        .doesNotContain("seven days");
  }

  @Test
  void aRequestThatWaitsForApprovalIsHeld() {
    office.absent(TO_NEXT.minusHours(1)).settle();
    office.types("UADA", "frontend production 1.5.0");
    office.absent(Duration.ofHours(1)).settle();

    assertThat(digest()).contains("What is held", "0 of 2 approvals");
  }

  @Test
  void aDayOnWhichNothingIsToBeSaidHasNone() {
    office.absent(TO_NEXT).settle();

    assertThat(digests()).isEmpty();
    assertThat(office.journal.digestDealtWith()).contains(Office.START.plus(TO_NEXT));
  }

  @Test
  void itIsToldOnceADayAlsoAcrossRestarts() {
    office.reconciler.drifts(STAGING, "frontend-2 is gone");
    office.absent(TO_NEXT).settle().restart().settle().absent(Duration.ofHours(3)).settle();
    assertThat(digests()).hasSize(1);

    office.absent(TO_NEXT).restart().settle();
    assertThat(digests()).hasSize(2);
  }

  @Test
  void aBotThatWasAwayTellsItLateOnTheSameDay() {
    office.reconciler.drifts(STAGING, "frontend-2 is gone");
    office.absent(TO_NEXT.plusHours(14)).restart().settle();

    assertThat(digests()).hasSize(1);
  }

  @Test
  void aBotThatWasAwayUntilTheNextDayTellsThatDaysOnly() {
    office.reconciler.drifts(STAGING, "frontend-2 is gone");
    office.absent(TO_NEXT.plusHours(16)).restart().settle();
    assertThat(digests()).isEmpty();

    office.absent(Duration.ofHours(8)).settle();
    assertThat(digests()).singleElement().asString().contains("Friday, 27 November");
  }

  /// With another journal nobody knows whether today's was told.
  @Test
  void aNewJournalBeginsWithTheNextDigest() {
    Office anew = Office.withDigest(NINE);
    anew.reconciler.drifts(STAGING, "frontend-2 is gone");
    anew.settle().absent(Duration.ofHours(2)).settle();

    assertThat(anew.cards()).isEmpty();
    assertThat(anew.journal.digestDealtWith()).contains(Office.START.minus(Duration.ofHours(1)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anEntryThatFailsTellsItOnceWhetherItWasKeptOrNot(boolean kept) {
    office.reconciler.drifts(STAGING, "frontend-2 is gone");
    office.absent(TO_NEXT).pass();
    office.journal().failNext(kept);
    assertThatThrownBy(office::look).isInstanceOf(JournalException.class);

    office.settle().restart().settle();

    assertThat(digests()).hasSize(1);
  }

  @Test
  void whileTheReconcilerIsAwayTheDigestWaits() {
    office.reconciler.drifts(STAGING, "frontend-2 is gone");
    office.reconciler.away(true);
    office.absent(TO_NEXT).settle();
    assertThat(digests()).isEmpty();

    office.absent(Duration.ofHours(5)).reconciler.away(false);
    office.settle();
    assertThat(digests()).singleElement().asString().contains("Thursday, 26 November");
  }

  @Test
  void whatEndedSinceYesterdayIsTold() {
    office.absent(TO_NEXT.minusHours(2)).settle();
    String rollout = office.reconciler.begin(STAGING, "1.5.0", "", "");
    office.settle();
    office.reconciler.tell(rollout, rolledBack());
    office.settle().absent(Duration.ofHours(2)).settle();

    assertThat(digest())
        .contains("Since yesterday", "frontend in staging: Rolled back", "too many errors");

    office.absent(Duration.ofDays(1)).settle();
    assertThat(digests()).hasSize(1);
  }

  private static EventContent rolledBack() {
    return new EventContent.RolloutRolledBack(
        "1.5.0", "1.4.2", "too many errors", Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Test
  void onMondayTheNumbersOfTheWeekStandBesideThoseOfTheWeekBefore() {
    office.types("UADA", "frontend staging 1.5.0");
    String id = office.request().ask().id().text();
    office.absent(Duration.ofMinutes(30)).settle();
    String good = office.reconciler.begin(STAGING, "1.5.0", id, "");
    office.settle();
    office.reconciler.tell(good, new EventContent.RolloutCompleted("1.5.0", 1_800));
    office.settle().absent(Duration.ofMinutes(30)).settle();
    office.reconciler.tell(good, new EventContent.WatchEnded("1.5.0", true));
    office.settle();
    String bad = office.reconciler.begin(STAGING, "1.6.0", "", "");
    office.settle().absent(Duration.ofMinutes(3)).settle();
    office.reconciler.tell(bad, rolledBack());
    office.settle();

    office.absent(TO_MONDAY.minusMinutes(63)).settle();

    assertThat(digest())
        .contains("The last seven days (the seven before)")
        .contains(
            "*staging*: 1 deployment (0) · lead time 30 min (–) · failed 50 % (–)"
                + " · restored in 3 min (–)");
  }

  @Test
  void withoutATimeThereIsNone() {
    Office without = new Office();
    without.reconciler.drifts(STAGING, "frontend-2 is gone");
    without.settle().absent(Duration.ofDays(3)).settle();

    assertThat(without.cards()).isEmpty();
    assertThat(without.journal.digestDealtWith()).isEmpty();
  }
}
