package dev.slipway.bot.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.journal.Journal.LockSeen.Reminder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The owner of an old lock is reminded of it once.
final class LockRemindersTest {
  private final Office office = new Office();

  private List<String> direct(String user) {
    return office.slack.messages().stream()
        .filter(each -> each.posted().channel().equals(user))
        .map(each -> each.message().text())
        .toList();
  }

  @Test
  void atHalfOfItsTimeTheOwnerIsRemindedOnceAlsoAcrossRestarts() {
    office.types("UADA", "lock frontend staging for 4d moving house");
    office.absent(Duration.ofDays(2).minusMinutes(1)).restart().settle();
    assertThat(direct("UADA")).isEmpty();

    office.absent(Duration.ofMinutes(2)).settle().restart().settle();
    assertThat(direct("UADA"))
        .singleElement()
        .asString()
        .contains("You have locked frontend in staging since", "Reason: moving house", "Unlock it");

    office.absent(Duration.ofDays(1)).settle();
    assertThat(direct("UADA")).hasSize(1);
  }

  @Test
  void aLockOfAFewHoursIsNobodysBusiness() {
    office.types("UADA", "lock frontend staging for 1d moving house");
    office.absent(Duration.ofHours(23)).settle().absent(Duration.ofHours(2)).settle();

    assertThat(direct("UADA")).isEmpty();
  }

  @Test
  void whatIsUnlockedInTimeIsNotRemindedOf() {
    office.types("UADA", "lock frontend staging for 4d moving house");
    office.types("UADA", "unlock frontend staging");
    office.absent(Duration.ofDays(3)).settle();

    assertThat(direct("UADA")).isEmpty();
    assertThat(office.journal.locksSeen())
        .singleElement()
        .extracting("reminder")
        .isEqualTo(Reminder.TO_COME);
  }

  @Test
  void thePassThatComesNextIsTheOneThatReminds() {
    office.types("UADA", "lock frontend staging for 4d moving house");

    assertThat(office.look().next())
        .hasValueSatisfying(next ->
            assertThat(next)
                .isBetween(
                    Office.START.plus(Duration.ofDays(2)).minusSeconds(60),
                    Office.START.plus(Duration.ofDays(2)).plusSeconds(60)));
  }
}
