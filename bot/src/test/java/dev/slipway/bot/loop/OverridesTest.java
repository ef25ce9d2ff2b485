package dev.slipway.bot.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Schedule.StandIn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// C18: who stands in on call, by a commit from chat.
class OverridesTest {
  private static final Instant NINE = Office.START;

  private final Office office = new Office();

  @BeforeEach
  void somebodyIsOnCall() {
    office.repository.with("oncall.yaml", Environments.ON_CALL);
    office.fetch();
  }

  private List<StandIn> overrides() {
    office.fetch();
    return Objects.requireNonNull(office.repository.known().onCall().schedules().get("primary"))
        .overrides();
  }

  /// C18.
  @Test
  void whoStandsInIsACommitByWhoSaidSoAndIsCalled() {
    office.types("UGRACE", "oncall override primary <@UMARGARET|margaret> for 8h");

    assertThat(overrides())
        .containsExactly(new StandIn("margaret", NINE, NINE.plus(Duration.ofHours(8))));
    assertThat(office.repository.commits())
        .singleElement()
        .satisfies(commit -> assertThat(commit.author()).startsWith("Grace Hopper"));
    assertThat(office.lastWhisper()).contains("<@UMARGARET> is on call in primary from");
    assertThat(office.alerts())
        .singleElement()
        .satisfies(message ->
            assertThat(message.message().text())
                .contains("<@UMARGARET>", "<@UGRACE> has arranged"));
    assertThat(office.audit()).last().extracting("what").isEqualTo("override");

    office.types("UADA", "incident open checkout is slow");
    assertThat(office.slack.messages())
        .anySatisfy(message -> assertThat(message.posted().channel()).isEqualTo("UMARGARET"));
  }

  @Test
  void aSpanCountsFromTheBeginningThatWasSaid() {
    office.types("UGRACE", "oncall override primary linus from 18:00 for 2h");

    assertThat(overrides())
        .containsExactly(
            new StandIn(
                "linus",
                Instant.parse("2026-11-25T18:00:00Z"),
                Instant.parse("2026-11-25T20:00:00Z")));
  }

  /// The next morning, not the one that is over.
  @Test
  void anEndIsTheNextAfterTheBeginning() {
    office.types("UGRACE", "oncall override primary linus from 18:00 until 8:30");

    assertThat(overrides())
        .containsExactly(
            new StandIn(
                "linus",
                Instant.parse("2026-11-25T18:00:00Z"),
                Instant.parse("2026-11-26T08:30:00Z")));
  }

  @Test
  void saidTwiceItIsCommittedOnce() {
    office
        .types("UGRACE", "oncall override primary linus until 18:00")
        .types("UGRACE", "oncall override primary linus until 18:00");

    assertThat(office.repository.commits()).hasSize(1);
    assertThat(office.lastWhisper()).contains("says so already");
  }

  /// Found by its trailer after a restart, not made again.
  @Test
  void aCommitWhoseAnswerWasLostIsNotMadeTwice() {
    office.repository.loseNextAnswer();
    office.receive(office.typing("UGRACE", "oncall override primary linus until 18:00"));
    office.pass();
    office.restart().settle();

    assertThat(office.repository.commits()).hasSize(1);
    assertThat(overrides()).hasSize(1);
    assertThat(office.lastWhisper()).contains("<@ULINUS> is on call in primary");
  }

  @Test
  void whileGitIsAwayItIsTriedAndThenSaidThatItIsNotKnown() {
    office.repository.away(true);
    office.types("UGRACE", "oncall override primary linus until 18:00");
    assertThat(office.lastWhisper()).contains("kept and tried");
    office.wait(Duration.ofMinutes(3));

    assertThat(office.lastWhisper()).contains("is not known");
    assertThat(office.repository.commits()).isEmpty();
  }

  /// Mallory operates nowhere and takes no turns.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UMALLORY | oncall override primary mallory for 1h | not permitted",
        "UGRACE | oncall override secondary linus for 1h | There is no schedule secondary",
        "UGRACE | oncall override primary nobody for 1h | Nobody in slipway.yaml",
        "UGRACE | oncall override primary linus until 2026-11-24T09:00 | has ended already",
        "UGRACE | oncall override primary linus from 2026-11-26T18:00 until 2026-11-26T17:00 | before it begins",
        "UGRACE | oncall override primary linus for 32d | 31 days at most"
      })
  void whatCannotBeIsRefusedWithTheReason(String user, String text, String reason) {
    office.types(user, text);

    assertThat(office.lastWhisper()).contains(reason);
    assertThat(office.repository.commits()).isEmpty();
  }
}
