package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.PRODUCTION;
import static dev.slipway.bot.loop.Environments.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.event.EventContent;
import dev.slipway.bot.message.Actions;
import dev.slipway.bot.message.DeclineDialog;
import dev.slipway.bot.message.DeployDialog;
import dev.slipway.bot.message.Subject;
import dev.slipway.bot.request.Ending;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.slack.SlackException;
import dev.slipway.bot.slack.memory.MemorySlack.Method;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Questions, dialogs and App Home; and what is superseded.
class AnswersTest {
  private final Office office = new Office();

  @Test
  void theStatusIsWhatTheReconcilerSays() {
    office.reconciler.serves(STAGING, "1.4.2", true);
    office.types("UADA", "status frontend staging");

    assertThat(office.whispers()).singleElement().asString().contains("1.4.2");
    assertThat(office.slack.messages()).isEmpty();
  }

  @Test
  void theStatusIsOfferedAgainWhileTheReconcilerIsAway() {
    office.reconciler.away(true);
    office.types("UADA", "status frontend staging");

    assertThat(office.whispers()).singleElement().asString().contains("does not answer");
    assertThat(RefusalsTest.commands(office.slack.whispers().getFirst().message()))
        .containsExactly("status frontend in staging");
  }

  @Test
  void theHistoryIsTheBotsOwnAlsoWhileTheReconcilerIsAway() {
    office.types("UADA", "frontend staging 1.5.0");
    String rollout =
        office.reconciler.begin(STAGING, "1.5.0", office.request().ask().id().text(), "");
    office.reconciler.tell(rollout, new EventContent.WatchEnded("1.5.0", true));
    office.settle();
    office.reconciler.away(true);
    office.types("UADA", "history frontend staging");

    assertThat(office.slack.whispers().getLast().message().blocks().toString())
        .contains("1.5.0", "<@UADA>");
  }

  /// C1.
  @Test
  void whoTypesInAnotherChannelIsToldWhereTheRequestStands() {
    office.receive(office.typing("UADA", "CGENERAL", "frontend staging 1.5.0")).settle();

    assertThat(office.cards()).hasSize(1);
    assertThat(office.whispers())
        .singleElement()
        .asString()
        .contains("<#CDEPLOYS>", office.request().ask().id().text());
  }

  /// The message itself tells, and the command is not shown to others.
  @Test
  void whoTypesInTheEnvironmentsChannelIsToldNothingMore() {
    office.types("UADA", "frontend staging 1.5.0");

    assertThat(office.cards()).hasSize(1);
    assertThat(office.whispers()).isEmpty();
  }

  @Test
  void aChannelThatSlackDoesNotNameKeepsNobodyWaiting() {
    office.slack.failNext(
        Method.CHANNEL,
        new SlackException(SlackException.Kind.UNREACHABLE, "", "Slack cannot be reached"));
    office.receive(office.typing("UADA", "CGENERAL", "frontend staging 1.5.0")).settle();

    assertThat(office.cards()).hasSize(1);
    assertThat(office.whispers()).isEmpty();
  }

  @Test
  void helpIsPrivate() {
    office.types("UADA", "help");

    assertThat(office.whispers()).hasSize(1);
    assertThat(office.slack.messages()).isEmpty();
  }

  @Test
  void withoutAVersionTheOneIsTakenThatTheEnvironmentBeforeHasProven() {
    office.reconciler.serves(STAGING, "1.5.0", true);
    office.types("UADA", "frontend production");

    assertThat(office.request().ask().version()).isEqualTo("1.5.0");
    assertThat(office.cards()).hasSize(1);
  }

  @Test
  void whereNothingWasProvenADialogAsksAndItsAnswerIsTheRequest() {
    office.reconciler.serves(STAGING, "1.5.0", false);
    office.types("UADA", "frontend production");
    assertThat(office.slack.dialog("trigger-Ev1")).isPresent();
    String memory = office.slack.dialog("trigger-Ev1").orElseThrow().memory();

    office.sends(
        "UADA",
        DeployDialog.CALLBACK,
        memory,
        Map.of(
            DeployDialog.SERVICE,
            "frontend",
            DeployDialog.ENVIRONMENT,
            "production",
            DeployDialog.VERSION,
            "1.5.0"));

    assertThat(office.request()).isInstanceOf(RequestState.AwaitingApproval.class);
  }

  @Test
  void whereNoDialogOpensTheNewestVersionsAreOffered() {
    office.reconciler.serves(STAGING, "1.5.0", false);
    office.reconciler.offers("frontend", "1.7.0", "1.6.0");
    office.slack.failNext(
        Method.OPEN,
        new SlackException(SlackException.Kind.REFUSED, "expired_trigger_id", "too late"));
    office.types("UADA", "frontend production");

    assertThat(office.whispers()).singleElement().asString().contains("Which version");
    assertThat(RefusalsTest.commands(office.slack.whispers().getFirst().message()))
        .containsExactly("frontend production 1.7.0", "frontend production 1.6.0");
  }

  /// C5.
  @Test
  void anOfferIsRunByThePersonWhoPressesIt() {
    office.presses("ULINUS", Actions.RUN, "frontend staging 1.5.0");

    assertThat(office.request().ask().requester().person()).isEqualTo("linus");
  }

  @Test
  void appHomeShowsWhatWaitsForThePersonAndWhatIsTheirs() {
    office.types("UADA", "frontend production 1.5.0");
    String id = "frontend in production";
    office.visits("ULINUS");
    office.visits("UADA");
    office.visits("UMALLORY");

    assertThat(home("ULINUS")).contains(id);
    assertThat(home("UADA")).contains(id);
    assertThat(home("UMALLORY")).doesNotContain(id);
  }

  @Test
  void appHomeTellsWhatRunsWhere() {
    office.reconciler.begin(STAGING, "1.5.0", "", "");
    office.reconciler.drifts(PRODUCTION, "frontend-2 is gone");
    office.visits("UADA");

    assertThat(home("UADA"))
        .contains(
            "*frontend*: production 1.4.2 (🧭 drifted) · "
                + "staging 1.4.2 (🚢 1.5.0 is rolled out at 5 %)");
  }

  @Test
  void appHomeIsShownWhileTheReconcilerIsAway() {
    office.reconciler.away(true);
    office.visits("UADA");

    assertThat(home("UADA")).contains("Waiting for my approval", "The reconciler does not answer");
  }

  @Test
  void appHomeShowsAtOnceWhatCameOfItsButton() {
    office.types("UADA", "frontend production 1.5.0");
    office.visits("ULINUS");
    office.visits("UADA");
    assertThat(home("ULINUS")).contains("0 of 2 approvals");

    office.pressesAtHome("ULINUS", Actions.APPROVE, subject());
    office.pressesAtHome("UADA", Actions.CANCEL, subject());

    assertThat(home("ULINUS")).contains("1 of 2 approvals");
    assertThat(home("UADA")).contains("You have no open request.");
  }

  @Test
  void appHomeShowsAtOnceThatItsDialogDeclined() {
    office.types("UADA", "frontend production 1.5.0");
    office.visits("ULINUS");
    office.pressesAtHome("ULINUS", Actions.DECLINE, subject());
    assertThat(home("ULINUS")).contains("0 of 2 approvals");

    office.sends("ULINUS", DeclineDialog.CALLBACK, subject(), Map.of(DeclineDialog.REASON, "no"));

    assertThat(home("ULINUS")).contains("Nothing waits for you.");
  }

  private String subject() {
    return new Subject.OfRequest(office.request().ask().id(), Optional.empty()).value();
  }

  private String home(String user) {
    return office.slack.home(user).orElseThrow().toString();
  }

  /// C7.
  @Test
  void whatIsBeingRolledOutIsSupersededByTheNextRequestsCommit() {
    office.types("UADA", "frontend staging 1.5.0");
    String first = office.request().ask().id().text();
    String rollout = office.reconciler.begin(STAGING, "1.5.0", first, "");
    office.wait(Duration.ofSeconds(1));
    office.types("ULINUS", "frontend staging 1.6.0");
    assertThat(office.request().planned().orElseThrow().supersedes()).isTrue();
    String second = office.request().ask().id().text();

    office.reconciler.tell(rollout, new EventContent.RolloutSuperseded("1.5.0", "1.6.0"));
    office.reconciler.begin(STAGING, "1.6.0", second, "");
    office.settle();

    assertThat(office.request()).isInstanceOf(RequestState.RollingOut.class);
    assertThat(((RequestState.Ended) office.requests().getLast()).ending())
        .isEqualTo(new Ending.Superseded("1.6.0"));
    assertThat(office.repository.commits()).hasSize(2);
    assertThat(office.repository.placement(PRODUCTION).orElseThrow().version().text())
        .isEqualTo("1.4.2");
  }
}
