package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.STAGING_FILE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.message.Actions;
import dev.slipway.bot.message.Block;
import dev.slipway.bot.message.Button;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.request.Ending;
import dev.slipway.bot.request.RequestState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is not done: one person hears why and what would help, and nothing stands in the channel.
class RefusalsTest {
  private final Office office = new Office();

  /// The other request's message, where there is one.
  private int others;

  @AfterEach
  void nobodyElseHearsOfIt() {
    assertThat(office.cards()).hasSize(others);
    assertThat(office.repository.commits()).allMatch(commit -> commit.request().isEmpty());
  }

  static List<String> commands(Message message) {
    return message.blocks().stream()
        .filter(Block.Actions.class::isInstance)
        .flatMap(block -> ((Block.Actions) block).buttons().stream())
        .filter(button -> button.action().equals(Actions.RUN))
        .map(Button::value)
        .toList();
  }

  private List<String> offered() {
    return commands(office.slack.whispers().getLast().message());
  }

  /// C5.
  @Test
  void aMisspelledServiceIsOfferedAsItWasMeant() {
    office.types("UADA", "fronted staging 1.5.0");

    assertThat(office.whispers()).singleElement().asString().contains("fronted");
    assertThat(offered()).containsExactly("frontend staging 1.5.0");
  }

  /// C5.
  @Test
  void anUnknownEnvironmentIsAChoice() {
    office.types("UADA", "frontend moon 1.5.0");

    assertThat(office.whispers()).singleElement().asString().contains("no environment");
    assertThat(offered()).containsExactly("frontend staging 1.5.0", "frontend production 1.5.0");
  }

  /// C5.
  @Test
  void anUnknownVersionNamesTheNewestThree() {
    office.reconciler.offers("frontend", "1.8.0", "1.7.0", "1.6.0", "1.4.2");
    office.types("UADA", "frontend staging 9.9.9");

    assertThat(office.whispers())
        .singleElement()
        .asString()
        .contains("no version 9.9.9", "1.8.0", "1.7.0", "1.6.0")
        .doesNotContain("1.4.2");
    assertThat(offered())
        .containsExactly(
            "frontend staging 1.8.0", "frontend staging 1.7.0", "frontend staging 1.6.0");
  }

  /// C5.
  @Test
  void withoutAnEnvironmentADialogAsks() {
    office.types("UADA", "frontend");

    assertThat(office.slack.dialog("trigger-Ev1")).isPresent();
    assertThat(office.requests()).isEmpty();
  }

  /// C6.
  @Test
  void whatIsLiveAlreadyIsNoChange() {
    office.types("UADA", "frontend staging 1.4.2");

    assertThat(office.whispers())
        .singleElement()
        .asString()
        .contains("No change:", "serves 1.4.2 already");
    assertThat(office.request()).isInstanceOf(RequestState.Ended.class);
  }

  /// C6.
  @Test
  void whoIsNotPermittedIsToldPrivatelyAndItIsAudited() {
    office.types("UMALLORY", "frontend staging 1.5.0");

    assertThat(office.whispers()).singleElement().asString().contains("not permitted");
    assertThat(office.audit())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.actor()).isEqualTo("mallory");
          assertThat(line.what()).isEqualTo("refuse");
        });
  }

  @Test
  void aStrangerIsToldSoAndItIsAudited() {
    office.types("UNOBODY", "frontend staging 1.5.0");

    assertThat(office.whispers()).singleElement().asString().contains("not listed");
    assertThat(office.audit()).singleElement().extracting("what").isEqualTo("refuse");
  }

  @Test
  void aMemberOfAnotherWorkspaceIsAStranger() {
    office
        .receive(
            new dev.slipway.bot.slack.Inbound.Typed(
                "E1",
                "UADA",
                "TOTHER",
                Office.CHANNEL,
                "/deploy",
                "frontend staging 1.5.0",
                java.net.URI.create("https://hooks.slack.com/commands/x"),
                "t"))
        .settle();

    assertThat(office.requests()).isEmpty();
    assertThat(office.whispers()).singleElement().asString().contains("not listed");
  }

  /// C7.
  @Test
  void whatAnotherPersonHasAskedForIsNamed() {
    others = 1;
    office.types("UADA", "frontend production 1.5.0");
    String first = office.request().ask().id().text();
    office.types("ULINUS", "frontend production 1.6.0");

    assertThat(office.lastWhisper()).contains("<@UADA>", "1.5.0", first);
    assertThat(office.requests()).hasSize(1);
    assertThat(office.request()).isInstanceOf(RequestState.AwaitingApproval.class);
  }

  /// C7.
  @Test
  void onesOwnOpenWishIsReplaced() {
    others = 2;
    office.types("UADA", "frontend production 1.5.0");
    office.wait(Duration.ofSeconds(1));
    office.types("UADA", "frontend production 1.6.0");

    assertThat(office.requests()).hasSize(2);
    assertThat(office.request()).isInstanceOf(RequestState.AwaitingApproval.class);
    assertThat(((RequestState.Ended) office.requests().getLast()).ending())
        .isInstanceOf(Ending.Superseded.class);
    assertThat(office.cards().getFirst().message().text()).contains("Superseded by");
  }

  /// C7.
  @Test
  void oneOfSeveralServicesThatIsNoneStartsNothing() {
    office.types("UADA", "frontend,bakend staging 1.5.0");

    assertThat(office.whispers())
        .singleElement()
        .asString()
        .contains("There is no service \"bakend\"");
    assertThat(office.requests()).isEmpty();
  }

  /// C12.
  @Test
  void aFreezeRefusesWithItsReasonAndEnd() {
    office.repository.replace(
        "Linus Torvalds <linus@example.com>",
        STAGING_FILE,
        "target: local\n",
        "target: local\nfreezes: [{from: 2026-11-01T00:00Z, until: 2026-12-01T00:00Z, reason:"
            + " holidays}]\n");
    office.fetch();
    office.reconciler.block("freeze", "frozen: holidays");
    office.types("UADA", "frontend staging 1.5.0");

    assertThat(office.whispers())
        .singleElement()
        .asString()
        .contains("frozen until", "1 Dec 2026", "holidays");
  }

  /// C11, C12.
  @Test
  void aLockRefusesWithItsOwnerReasonAndEnd() {
    office.repository.replace(
        "Linus Torvalds <linus@example.com>",
        STAGING_FILE,
        "target: local\n",
        "target: local\n"
            + "locks: [{service: frontend, by: linus, reason: migration, until:"
            + " 2026-12-01T00:00Z}]\n");
    office.fetch();
    office.reconciler.block("lock", "locked by linus: migration");
    office.types("UADA", "frontend staging 1.5.0");

    assertThat(office.whispers())
        .singleElement()
        .asString()
        .contains("<@ULINUS>", "1 Dec 2026", "migration");
  }

  @Test
  void whatNoFileNamesCannotBePlanned() {
    office.repository.replace(
        "Linus Torvalds <linus@example.com>",
        STAGING_FILE,
        "version: 1.4.2 # ours",
        "version: [1.4.2]");
    office.types("UADA", "frontend staging 1.5.0");

    assertThat(office.whispers()).singleElement().asString().contains("cannot be deployed");
  }

  @Test
  void aReconcilerThatIsAwayIsSaidOnceAfterHalfAMinute() {
    office.reconciler.away(true);
    office.types("UADA", "frontend staging 1.5.0");
    assertThat(office.whispers()).isEmpty();

    office.wait(Duration.ofMinutes(2));

    assertThat(office.whispers()).singleElement().asString().contains("does not answer");
    assertThat(offered()).containsExactly("frontend staging 1.5.0");
  }

  /// C14: the answer to the person is not lost with the bot.
  @Test
  void aRequestThatNobodyCouldPlanWhileTheBotWasAwayIsAnswered() {
    office.receive(office.typing("UADA", "frontend staging 1.5.0")).look();
    office.absent(Duration.ofMinutes(5)).restart().settle();

    assertThat(office.request()).isInstanceOf(RequestState.Ended.class);
    assertThat(office.whispers()).singleElement().asString().contains("does not answer");
  }
}
