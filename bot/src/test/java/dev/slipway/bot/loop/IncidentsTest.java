package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.PRODUCTION;
import static dev.slipway.bot.loop.Environments.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.event.EventContent;
import dev.slipway.api.operation.Operation;
import dev.slipway.bot.alert.AlertGroup;
import dev.slipway.bot.incident.Cause;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.incident.Severity;
import dev.slipway.bot.message.Actions;
import dev.slipway.bot.message.Block;
import dev.slipway.bot.message.Button;
import dev.slipway.bot.repository.Snapshot;
import dev.slipway.bot.slack.Inbound;
import dev.slipway.bot.slack.memory.MemorySlack.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// C16, C18: what goes back by itself is an incident; whoever is on call hears of it until somebody
/// has it.
class IncidentsTest {
  private final Office office = new Office();

  @BeforeEach
  void somebodyIsOnCall() {
    office.repository.with("oncall.yaml", Environments.ON_CALL);
    office.fetch();
  }

  private String goesBack() {
    office.types("UADA", "frontend staging 1.5.0");
    String rollout =
        office.reconciler.begin(STAGING, "1.5.0", office.request().ask().id().text(), "");
    office.settle();
    goesBack(rollout, Optional.empty());
    return rollout;
  }

  private void goesBack(String rollout, Optional<String> by) {
    tell(
        rollout,
        new EventContent.RollbackStarted(
            "error-rate 12 % (at most 5 %)",
            Optional.of("error-rate"), Optional.of("12 %"), Optional.of("at most 5 %"), by, false));
  }

  private void tell(String rollout, EventContent content) {
    office.reconciler.tell(rollout, content);
    office.settle();
  }

  private IncidentState incident() {
    List<IncidentState> all = office.journal.incidentsSince(Instant.EPOCH);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  /// Who was called, by member id, in order.
  private List<String> called() {
    return office.slack.messages().stream()
        .map(Standing::posted)
        .map(posted -> posted.channel())
        .filter(channel -> channel.startsWith("U"))
        .toList();
  }

  private void presses(String user, String action) {
    office.presses(user, action, incident().id().text());
  }

  /// C16
  @Test
  void whatGoesBackIsOneIncidentOnTheMessageThatTellsOfIt() {
    String rollout = goesBack();

    assertThat(incident().incident().opening().cause()).isEqualTo(new Cause.RolledBack(rollout));
    assertThat(incident().incident().opening().severity()).isEqualTo(Severity.MAJOR);
    assertThat(office.alerts()).hasSize(1);
    assertThat(office.alerts().getFirst().message().text())
        .contains("1.5.0 is being taken back", "Nobody has it yet.");
    assertThat(office.alerts().getFirst().message().blocks().toString())
        .contains("Acknowledge", "Escalate", "Resolve");

    tell(
        rollout,
        new EventContent.RolloutRolledBack(
            "1.5.0", "1.4.2", "it failed", Optional.empty(), Optional.empty(), Optional.empty()));

    assertThat(office.alerts()).hasSize(1);
    assertThat(office.alerts().getFirst().message().text()).contains("All traffic is back");
    assertThat(incident()).isInstanceOf(IncidentState.Open.class);
  }

  /// C18
  @Test
  void whoIsOnCallIsCalledOnceAndTheNextWhenNobodyAcknowledges() {
    goesBack();
    assertThat(called()).hasSize(1).containsAnyOf("UGRACE", "ULINUS");

    office.wait(Duration.ofMinutes(4));
    assertThat(called()).hasSize(1);
    office.wait(Duration.ofMinutes(2));

    assertThat(called()).hasSize(3).contains("UADA", "UGRACE");
  }

  /// C18
  @Test
  void anAcknowledgementStopsTheCallsAndIsMeasured() {
    goesBack();
    office.wait(Duration.ofMinutes(1));
    presses("ULINUS", Actions.ACKNOWLEDGE);
    office.wait(Duration.ofMinutes(20));

    assertThat(called()).hasSize(1);
    assertThat(office.alerts().getFirst().message().text()).contains("<@ULINUS> has it.");
    assertThat(incident().timeToAcknowledge()).contains(Duration.ofMinutes(1));
    assertThat(office.audit())
        .anySatisfy(line -> {
          assertThat(line.what()).isEqualTo(Actions.ACKNOWLEDGE);
          assertThat(line.actor()).isEqualTo("linus");
        });
  }

  @Test
  void anAcknowledgementThatLapsesCallsAnew() {
    goesBack();
    presses("ULINUS", Actions.ACKNOWLEDGE);
    office.wait(Duration.ofMinutes(61));

    assertThat(called()).hasSize(2);
    assertThat(incident()).isInstanceOf(IncidentState.Open.class);
  }

  @Test
  void whatIsResolvedHasNoButtonsAndIsNotOpenedByWhatIsToldOfItsRollout() {
    String rollout = goesBack();
    presses("UGRACE", Actions.RESOLVE);
    tell(
        rollout,
        new EventContent.RolloutRolledBack(
            "1.5.0", "1.4.2", "it failed", Optional.empty(), Optional.empty(), Optional.empty()));
    office.wait(Duration.ofMinutes(30));

    assertThat(incident().isResolved()).isTrue();
    assertThat(called()).hasSize(1);
    assertThat(office.alerts().getFirst().message().text()).contains("Resolved", "<@UGRACE>");
    assertThat(office.alerts().getFirst().message().blocks().toString())
        .doesNotContain("Acknowledge");
    presses("ULINUS", Actions.RESOLVE);
    assertThat(office.lastWhisper()).contains("is resolved.");
  }

  /// C18
  @Test
  void dueTimesStandARestart() {
    goesBack();
    office.restart().wait(Duration.ofMinutes(6));

    assertThat(called()).hasSize(3);
  }

  /// Nobody is on call as long as nobody knows who.
  @Test
  void whatIsDueWaitsUntilGitWasRead() {
    goesBack();
    office.absent(Duration.ofMinutes(6));
    Desk.Pass pass =
        office
            .desk()
            .pass(
                new Desk.Input(
                    office.now(), Snapshot.NONE, List.of(), List.of(), Optional.empty()));

    assertThat(pass.recorded()).isEmpty();
    assertThat(pass.next().filter(next -> !next.isAfter(office.now()))).isEmpty();
    office.settle();
    assertThat(called()).hasSize(3);
  }

  @Test
  void escalatingCallsTheNextAtOnce() {
    goesBack();
    presses("UADA", Actions.ESCALATE);

    assertThat(called()).hasSize(3);
  }

  @Test
  void whatAPersonTookBackIsNoIncident() {
    office.types("UADA", "frontend staging 1.5.0");
    String rollout =
        office.reconciler.begin(STAGING, "1.5.0", office.request().ask().id().text(), "");
    office.settle();
    goesBack(rollout, Optional.of("linus"));

    assertThat(office.journal.incidentsSince(Instant.EPOCH)).isEmpty();
    assertThat(office.alerts()).hasSize(1);
  }

  @Test
  void anEmergencyIsOneToo() {
    office.types("UGRACE", "frontend production 1.5.0 --emergency checkout is down");

    assertThat(incident().incident().opening().about().service()).contains(PRODUCTION.service());
    assertThat(office.alerts()).hasSize(1);
    assertThat(office.alerts().getFirst().message().text())
        .contains("Emergency:", "Nobody has it yet.");
    assertThat(called()).hasSize(1);
  }

  private void post(AlertGroup.Status status) {
    office
        .receive(
            new Inbound.Alerted(
                office.nextId(),
                new AlertGroup(
                    "group",
                    status,
                    Map.of("environment", "staging", "service", "frontend", "severity", "critical"),
                    Map.of("summary", "One in ten requests fails"),
                    1)))
        .settle();
  }

  /// C17
  @Test
  void aGroupThatIsPostedFiveTimesIsOneIncidentAndCallsNobodyAgain() {
    for (int i = 0; i < 5; i++) {
      post(AlertGroup.Status.FIRING);
      office.wait(Duration.ofSeconds(30));
    }

    assertThat(incident().incident().firings().count()).isEqualTo(5);
    assertThat(called()).hasSize(1);
    assertThat(office.alerts()).hasSize(1);
    assertThat(office.alerts().getFirst().message().text())
        .contains("Critical: frontend in staging", "One in ten requests fails");
  }

  /// C17
  @Test
  void whatItsSourceResolvesIsResolvedOnceAndMeasured() {
    post(AlertGroup.Status.FIRING);
    office.wait(Duration.ofMinutes(3));
    post(AlertGroup.Status.RESOLVED);
    post(AlertGroup.Status.RESOLVED);
    office.wait(Duration.ofMinutes(20));

    assertThat(incident().timeToResolve()).contains(Duration.ofMinutes(3));
    assertThat(called()).hasSize(1);
    assertThat(office.alerts().getFirst().message().text()).contains("its source says so");
  }

  private List<Button> buttons() {
    return office.alerts().getFirst().message().blocks().stream()
        .filter(Block.Actions.class::isInstance)
        .flatMap(block -> ((Block.Actions) block).buttons().stream())
        .filter(button -> button.label().equals("Roll back the suspect"))
        .toList();
  }

  @Test
  void theSuspectIsTakenBackByAButtonAsLongAsItMayBe() {
    String rollout = office.reconciler.begin(STAGING, "1.5.0", "", "");
    office.settle();
    post(AlertGroup.Status.FIRING);
    assertThat(buttons()).singleElement().extracting(Button::confirmation).isNotNull();
    assertThat(office.alerts().getFirst().message().blocks().toString())
        .contains("Suspect", "1.5.0");

    Button button = buttons().getFirst();
    office.presses("UMALLORY", button.action(), button.value());
    assertThat(office.lastWhisper()).contains("not permitted");
    office.presses("UADA", button.action(), button.value());
    assertThat(office.reconciler.given())
        .singleElement()
        .satisfies(given -> {
          assertThat(given.operation()).isEqualTo(Operation.ABORT);
          assertThat(given.about()).isEqualTo(rollout);
          assertThat(given.request().actor()).isEqualTo("ada");
        });

    goesBack(rollout, Optional.of("ada"));
    assertThat(buttons()).isEmpty();
    assertThat(incident()).isInstanceOf(IncidentState.Open.class);
  }

  @Test
  void whatIsRolledOutInAnEmergencyMayBeTakenBackFromItsIncident() {
    office.types("UGRACE", "frontend production 1.5.0 --emergency checkout is down");
    assertThat(buttons()).isEmpty();
    office.reconciler.begin(PRODUCTION, "1.5.0", office.request().ask().id().text(), "");
    office.settle();

    Button button = buttons().getFirst();
    office.presses("ULINUS", button.action(), button.value());
    assertThat(office.reconciler.given())
        .extracting(given -> given.operation())
        .contains(Operation.ABORT);
  }

  @Test
  void theHeartbeatOfAlertsIsNoIncident() {
    office
        .receive(
            new Inbound.Alerted(
                office.nextId(),
                new AlertGroup(
                    "heartbeat",
                    AlertGroup.Status.FIRING,
                    Map.of("severity", "none"),
                    Map.of(),
                    1)))
        .settle();

    assertThat(office.journal.incidentsSince(Instant.EPOCH)).isEmpty();
    assertThat(office.journal.received(9)).isEmpty();
  }

  /// Two incidents of one failure would call people twice.
  @Test
  void anAlertOfWhatTheBotSeesItselfIsNoIncident() {
    office
        .receive(
            new Inbound.Alerted(
                office.nextId(),
                new AlertGroup(
                    "{}:{alertname=\"SlipwayBackupFails\"}",
                    AlertGroup.Status.FIRING,
                    Map.of("severity", "warning", "seen_by", "bot"),
                    Map.of(),
                    1)))
        .settle();

    assertThat(office.journal.incidentsSince(Instant.EPOCH)).isEmpty();
    assertThat(office.journal.received(9)).isEmpty();
  }

  @Test
  void itsTimelineStandsInTheThread() {
    goesBack();
    presses("ULINUS", Actions.ACKNOWLEDGE);
    presses("ULINUS", Actions.RESOLVE);

    Standing alert = office.alerts().getFirst();
    assertThat(
            office.slack.messages().stream()
                .filter(each -> each.thread().equals(Optional.of(alert.posted().ts())))
                .map(each -> each.message().text()))
        .anySatisfy(text -> assertThat(text).contains("Opened."))
        .anySatisfy(text -> assertThat(text).contains("<@ULINUS> has it."))
        .anySatisfy(text -> assertThat(text).contains("Resolved by <@ULINUS>."));
  }
}
