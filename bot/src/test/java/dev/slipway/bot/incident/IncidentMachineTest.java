package dev.slipway.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.incident.IncidentState.Acknowledged;
import dev.slipway.bot.incident.IncidentState.Open;
import dev.slipway.bot.incident.IncidentState.Resolved;
import dev.slipway.bot.incident.IncidentState.Silenced;
import dev.slipway.environments.language.Schedule;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IncidentMachineTest {
  /// A Wednesday on which ada is on duty in Berlin.
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  private Instant now = NOW;
  private Duty duty = Duties.duty(Duties.ESCALATION);
  private Transition last = IncidentMachine.begin(Duties.alerts(NOW), duty, NOW);
  private IncidentState state = last.next();

  @Test
  void openingCallsTheFirstStepAtOnce() {
    assertThat(called()).containsExactly("person/ada", "channel/#oncall");
    assertThat(last.events())
        .containsExactly(
            new IncidentEvent.Opened(),
            new IncidentEvent.StepCalled(
                new Rung(1, 1), told("ada", "#oncall"), List.of(), Duration.ZERO));
  }

  /// C17.
  @Test
  void whatIsSeenFiveTimesIsOneIncidentAndCallsNobodyAgain() {
    for (int i = 0; i < 4; i++) {
      after(Duration.ofSeconds(30), new IncidentSignal.Fired(duty));
      assertThat(last.calls()).isEmpty();
    }

    assertThat(state.incident().firings()).isEqualTo(new Firings(5, now));
    assertThat(state.incident().timeline().entries()).hasSize(2);
  }

  /// C17.
  @Test
  void itsSourceResolvesItOnceAndBothTimesAreMeasured() {
    after(Duration.ofMinutes(2), new IncidentSignal.Acknowledge("ada"));
    after(Duration.ofMinutes(5), new IncidentSignal.SourceResolved());
    assertThat(last.events()).containsExactly(new IncidentEvent.IncidentResolved(none()));

    after(Duration.ofMinutes(1), new IncidentSignal.SourceResolved());

    assertThat(last.events()).isEmpty();
    assertThat(state.timeToAcknowledge()).contains(Duration.ofMinutes(2));
    assertThat(state.timeToResolve()).contains(Duration.ofMinutes(7));
  }

  @Test
  void aSourceDoesNotEndWhatOnlyPeopleCanEnd() {
    begin(Duties.opening(new Cause.RolledBack("ro-20261125-7"), NOW), duty);

    tell(new IncidentSignal.SourceResolved());

    assertThat(state).isInstanceOf(Open.class);
  }

  /// C18.
  @Test
  void theNextOnCallIsCalledWhenNobodyAcknowledgesInTime() {
    after(Duration.ofSeconds(299), new IncidentSignal.Due(duty));
    assertThat(last.calls()).isEmpty();

    after(Duration.ofSeconds(1), new IncidentSignal.Due(duty));

    assertThat(called()).containsExactly("person/ada", "person/linus");
    tell(new IncidentSignal.Due(duty));
    assertThat(last.calls()).isEmpty();
  }

  /// C18.
  @Test
  void acknowledgingStopsTheCalls() {
    tell(new IncidentSignal.Acknowledge("ada"));

    after(Duration.ofMinutes(50), new IncidentSignal.Due(duty));

    assertThat(last.calls()).isEmpty();
    assertThat(state).isInstanceOf(Acknowledged.class);
  }

  /// C18.
  @Test
  void anOverrideThatIsWrittenMeanwhileBeatsTheRotation() {
    after(Duration.ofMinutes(5), new IncidentSignal.Due(duty));
    duty =
        Duties.duty(
            Duties.ESCALATION, new Schedule.StandIn("edsger", NOW, NOW.plus(Duration.ofHours(1))));

    after(Duration.ofMinutes(10), new IncidentSignal.Due(duty));

    assertThat(called()).containsExactly("person/edsger", "channel/#oncall");
  }

  /// C18.
  @Test
  void afterTheLastRoundNobodyIsCalledAndThatIsSaidOnce() {
    for (int i = 0; i < 3; i++) {
      after(Duration.ofMinutes(10), new IncidentSignal.Due(duty));
      assertThat(last.calls()).isNotEmpty();
    }

    after(Duration.ofMinutes(10), new IncidentSignal.Due(duty));
    assertThat(last.calls()).isEmpty();
    assertThat(last.events()).containsExactly(new IncidentEvent.AllCalled());
    assertThat(state.timer()).isEmpty();
  }

  @Test
  void anAcknowledgementThatLapsesBeginsAnew() {
    tell(new IncidentSignal.Acknowledge("ada"));

    after(Duration.ofHours(1), new IncidentSignal.Due(duty));

    assertThat(last.events().getFirst()).isEqualTo(new IncidentEvent.AcknowledgementLapsed("ada"));
    assertThat(called()).containsExactly("person/ada", "channel/#oncall");
    assertThat(last.calls().getFirst().key()).isEqualTo("i-20261125-1200-7k3m/2/1.1/person/ada");
  }

  @Test
  void acknowledgingOnceMoreBeginsItsTimeAnew() {
    tell(new IncidentSignal.Acknowledge("ada"));
    after(Duration.ofMinutes(50), new IncidentSignal.Acknowledge("ada"));

    after(Duration.ofMinutes(50), new IncidentSignal.Due(duty));

    assertThat(state).isInstanceOf(Acknowledged.class);
    assertThat(state.timeToAcknowledge()).contains(Duration.ZERO);
  }

  @Test
  void acknowledgingTwiceIsRefusedWhereItDoesNotLapse() {
    begin(Duties.alerts(NOW), Duties.duty(Duties.escalation(1, none(), Duties.onDuty())));
    tell(new IncidentSignal.Acknowledge("ada"));

    tell(new IncidentSignal.Acknowledge("ada"));
    assertThat(last.refusal()).contains(Refusal.ACKNOWLEDGED_BEFORE);

    tell(new IncidentSignal.Acknowledge("grace"));
    assertThat(state)
        .isInstanceOfSatisfying(Acknowledged.class, it -> assertThat(it.by()).isEqualTo("grace"));
  }

  /// The bot was away for two hours: the step that was due is called, the rest follow.
  @Test
  void downtimeSkipsNobodyAndCallsNotAllAtOnce() {
    after(Duration.ofHours(2), new IncidentSignal.Due(duty));

    assertThat(last.events())
        .containsExactly(
            new IncidentEvent.StepCalled(
                new Rung(1, 2), told("ada", "linus"), List.of(), Duration.ofMinutes(115)));
    after(Duration.ofMinutes(9), new IncidentSignal.Due(duty));
    assertThat(last.calls()).isEmpty();
    after(Duration.ofMinutes(1), new IncidentSignal.Due(duty));
    assertThat(last.calls()).isNotEmpty();
  }

  @Test
  void aClockThatIsPutBackCallsNobodyAnewAndNobodyLate() {
    after(Duration.ofHours(-3), new IncidentSignal.Due(duty));
    assertThat(last.calls()).isEmpty();

    after(Duration.ofMinutes(4), new IncidentSignal.Due(duty));
    assertThat(last.calls()).isEmpty();
    after(Duration.ofMinutes(1), new IncidentSignal.Due(duty));

    assertThat(called()).containsExactly("person/ada", "person/linus");
  }

  @Test
  void aGapInTheScheduleFallsToTheNextStepAtOnceAndSaysSo() {
    begin(Duties.alerts(NOW), Duties.duty(Duties.ESCALATION, Duties.GAP));

    assertThat(called()).containsExactly("channel/#oncall", "person/ada", "person/linus");
    assertThat(last.events())
        .contains(
            new IncidentEvent.StepCalled(
                new Rung(1, 1),
                told("#oncall"),
                List.of("nobody is on call in the schedule primary"),
                Duration.ZERO));
    assertThat(state.timer()).contains(Timer.of(NOW, Duration.ofMinutes(10)));
  }

  @Test
  void aRoundThatReachesNobodyWaitsBeforeTheNext() {
    duty = Duties.duty(Duties.escalation(2, none(), Duties.onDuty(), Duties.onDuty()), Duties.GAP);
    begin(Duties.alerts(NOW), duty);
    assertThat(called()).containsExactly("channel/#oncall", "channel/#oncall");

    after(Duration.ofMinutes(5), new IncidentSignal.Due(duty));

    assertThat(last.calls())
        .extracting(Call::rung)
        .containsExactly(Optional.of(new Rung(2, 1)), Optional.of(new Rung(2, 2)));
  }

  @Test
  void withoutAnEscalationNobodyIsCalledAndThatIsSaid() {
    begin(Duties.alerts(NOW), Duties.nobody());

    assertThat(last.calls()).isEmpty();
    assertThat(last.events())
        .containsExactly(new IncidentEvent.Opened(), new IncidentEvent.NobodyToCall());
    tell(new IncidentSignal.Escalate("ada", duty));
    assertThat(last.refusal()).contains(Refusal.NOBODY_TO_CALL);
  }

  @Test
  void whoHasItCanCallTheNextStepForHelp() {
    tell(new IncidentSignal.Acknowledge("ada"));

    tell(new IncidentSignal.Escalate("ada", duty));

    assertThat(state).isInstanceOf(Open.class);
    assertThat(called()).containsExactly("person/ada", "person/linus");
  }

  @Test
  void escalatingAfterTheLastStepBeginsAnew() {
    begin(Duties.alerts(NOW), Duties.duty(Duties.escalation(1, none(), Duties.onDuty())));

    tell(new IncidentSignal.Escalate("grace", duty));

    assertThat(last.calls().getFirst().key()).isEqualTo("i-20261125-1200-7k3m/2/1.1/person/ada");
  }

  @Test
  void silenceStopsTheCallsAndBeginsAnewAfterwards() {
    tell(new IncidentSignal.Silence("ada", Duration.ofHours(2)));
    after(Duration.ofMinutes(119), new IncidentSignal.Due(duty));
    assertThat(last.calls()).isEmpty();
    assertThat(state).isInstanceOf(Silenced.class);

    after(Duration.ofMinutes(1), new IncidentSignal.Due(duty));

    assertThat(last.events().getFirst()).isEqualTo(new IncidentEvent.SilenceEnded());
    assertThat(called()).containsExactly("person/ada", "channel/#oncall");
  }

  @Test
  void silenceIsForADayAtMost() {
    tell(new IncidentSignal.Silence("ada", Duration.ofHours(25)));
    assertThat(last.refusal()).contains(Refusal.SILENCE_TOO_LONG);

    tell(new IncidentSignal.Silence("ada", Duration.ZERO));
    assertThat(last.refusal()).contains(Refusal.SILENCE_TOO_LONG);
    assertThat(state).isInstanceOf(Open.class);
  }

  @Test
  void whoeverItIsHandedToIsCalledAndHasTheFirstStepsTime() {
    tell(new IncidentSignal.Acknowledge("ada"));

    tell(new IncidentSignal.Reassign("ada", "edsger", duty));
    assertThat(called()).containsExactly("person/edsger");
    after(Duration.ofMinutes(4), new IncidentSignal.Due(duty));
    assertThat(last.calls()).isEmpty();
    after(Duration.ofMinutes(1), new IncidentSignal.Due(duty));

    assertThat(called()).containsExactly("person/ada", "channel/#oncall");
  }

  @Test
  void itIsHandedToNobodyUnknownAndToOneselfByAcknowledging() {
    tell(new IncidentSignal.Reassign("ada", "eve", duty));
    assertThat(last.refusal()).contains(Refusal.UNKNOWN_PERSON);

    tell(new IncidentSignal.Reassign("ada", "ada", duty));
    assertThat(state).isInstanceOf(Acknowledged.class);
  }

  @Test
  void whatIsSeenShortlyAfterTheEndOpensItAgain() {
    after(Duration.ofMinutes(1), new IncidentSignal.Resolve("ada"));

    after(Duration.ofMinutes(9), new IncidentSignal.Fired(duty));

    assertThat(last.events().getFirst()).isEqualTo(new IncidentEvent.IncidentReopened(none()));
    assertThat(called()).containsExactly("person/ada", "channel/#oncall");
  }

  @Test
  void whatIsSeenLongAfterTheEndIsAnotherIncident() {
    tell(new IncidentSignal.Resolve("ada"));
    assertThat(IncidentMachine.takes(state, now.plusSeconds(599))).isTrue();
    assertThat(IncidentMachine.takes(state, now.plusSeconds(600))).isFalse();

    after(Duration.ofMinutes(10), new IncidentSignal.Fired(duty));

    assertThat(state).isInstanceOf(Resolved.class);
    assertThat(last.events()).isEmpty();
  }

  @Test
  void aPersonOpensItAgainAtAnyTime() {
    tell(new IncidentSignal.Reopen("ada", duty));
    assertThat(last.refusal()).contains(Refusal.NOT_RESOLVED);
    tell(new IncidentSignal.Resolve("ada"));

    after(Duration.ofDays(3), new IncidentSignal.Reopen("grace", duty));

    assertThat(state).isInstanceOf(Open.class);
    assertThat(last.events().getFirst())
        .isEqualTo(new IncidentEvent.IncidentReopened(Optional.of("grace")));
  }

  @Test
  void nothingIsDoneToWhatIsOverButToNote() {
    tell(new IncidentSignal.Resolve("ada"));

    for (IncidentSignal signal :
        List.of(
            new IncidentSignal.Acknowledge("ada"),
            new IncidentSignal.Escalate("ada", duty),
            new IncidentSignal.Silence("ada", Duration.ofHours(1)),
            new IncidentSignal.Reassign("ada", "linus", duty),
            new IncidentSignal.Resolve("ada"))) {
      tell(signal);
      assertThat(last.refusal()).as("%s", signal).contains(Refusal.RESOLVED);
    }
    tell(new IncidentSignal.Note("ada", "the cache was cold", none()));
    assertThat(last.events()).hasSize(1);
  }

  @Test
  void aMessageIsNotedOnceAndALinkIsMadeOnce() {
    Optional<String> message = Optional.of("C1 1764072000.000100");
    Link link = new Link.ToAddress(URI.create("https://example.com/graph"));
    tell(new IncidentSignal.Note("ada", "x".repeat(2_000), message));
    tell(new IncidentSignal.Connect("ada", link));

    tell(new IncidentSignal.Note("grace", "x", message));
    assertThat(last.events()).isEmpty();
    tell(new IncidentSignal.Connect("grace", link));
    assertThat(last.events()).isEmpty();

    assertThat(state.incident().timeline().entries())
        .extracting(Timeline.Entry::what)
        .contains(
            new IncidentEvent.NoteTaken("ada", "x".repeat(1_000), message),
            new IncidentEvent.Linked("ada", link));
  }

  @Test
  void aTimelineKeepsTheOpeningAndTheNewest() {
    for (int i = 0; i < 600; i++) {
      tell(new IncidentSignal.Note("ada", "note " + i, none()));
    }

    Timeline timeline = state.incident().timeline();
    assertThat(timeline.entries()).hasSize(Timeline.LONGEST);
    assertThat(timeline.leftOut()).isEqualTo(102);
    assertThat(timeline.entries().getFirst().what()).isEqualTo(new IncidentEvent.Opened());
  }

  private void begin(Opening opening, Duty with) {
    last = IncidentMachine.begin(opening, with, now);
    state = last.next();
  }

  private void after(Duration time, IncidentSignal signal) {
    now = now.plus(time);
    tell(signal);
  }

  private void tell(IncidentSignal signal) {
    last = IncidentMachine.on(state, signal, now);
    state = last.next();
  }

  private List<String> called() {
    return last.calls().stream().map(call -> call.to().toString()).toList();
  }

  private static List<Recipient> told(String... names) {
    return List.of(names).stream()
        .<Recipient>map(name ->
            name.startsWith("#") ? new Recipient.Channel(name) : new Recipient.OnePerson(name))
        .toList();
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }
}
