package dev.slipway.bot.meters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.incident.About;
import dev.slipway.bot.incident.Cause;
import dev.slipway.bot.incident.Duty;
import dev.slipway.bot.incident.IncidentId;
import dev.slipway.bot.incident.IncidentMachine;
import dev.slipway.bot.incident.IncidentSignal;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.incident.Opening;
import dev.slipway.bot.incident.Severity;
import dev.slipway.bot.journal.Journal.Entry;
import dev.slipway.bot.journal.memory.MemoryJournal;
import dev.slipway.bot.notify.Dispatch;
import dev.slipway.bot.notify.Fate;
import dev.slipway.bot.notify.Incidents;
import dev.slipway.bot.numbers.Change;
import dev.slipway.bot.request.Ask;
import dev.slipway.bot.request.Plan;
import dev.slipway.bot.request.Quorum;
import dev.slipway.bot.request.RequestState;
import dev.slipway.environments.language.OnCall;
import dev.slipway.environments.language.Roster;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is counted of what was recorded.
final class RecordedMetersTest {
  private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
  private static final Duty NOBODY = new Duty(OnCall.NOBODY, Roster.EMPTY);

  private final MemoryJournal journal = new MemoryJournal();
  private final List<Change> changes = new ArrayList<>();
  private final List<Instant> asked = new ArrayList<>();
  private Instant now = NOW;
  private final InstantSource clock = () -> now;
  private final Meters meters =
      new Meters(
          new Meters.Sources(
              journal,
              journal,
              new Meters.Told(Set.of("pager", "mail"), journal),
              this::changesSince,
              clock));

  private List<Change> changesSince(Instant since) {
    asked.add(since);
    return List.copyOf(changes);
  }

  private void record(Instant at, List<RequestState> requests, List<IncidentState> incidents) {
    Entry entry = entry(at, requests, incidents, List.of());
    journal.record(entry);
    meters.recorded(entry);
  }

  private static Entry entry(
      Instant at,
      List<RequestState> requests,
      List<IncidentState> incidents,
      List<Dispatch> dispatches) {
    return new Entry(
        at,
        requests,
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        incidents,
        dispatches);
  }

  private static IncidentState opened(Cause cause, Instant at) {
    Opening opening =
        new Opening(IncidentId.of(at, "abcd"), Severity.MAJOR, cause, About.NOTHING_KNOWN, at);
    return IncidentMachine.begin(opening, NOBODY, at).next();
  }

  private static IncidentState told(IncidentState state, IncidentSignal signal, Instant at) {
    return IncidentMachine.on(state, signal, at).next();
  }

  @Test
  void whatIncidentsBecomeIsCountedOnceEach() {
    IncidentState open = opened(new Cause.RolledBack("rollout-1"), NOW);
    Instant taken = NOW.plusSeconds(90);
    Instant over = NOW.plusSeconds(600);
    IncidentState acknowledged = told(open, new IncidentSignal.Acknowledge("ada"), taken);
    IncidentState noted =
        told(
            acknowledged,
            new IncidentSignal.Note("ada", "looking", Optional.empty()),
            NOW.plusSeconds(120));
    IncidentState resolved = told(noted, new IncidentSignal.Resolve("ada"), over);

    record(NOW, List.of(), List.of(open));
    assertThat(meters.scrape())
        .contains("slipway_bot_incidents_open{severity=\"major\"} 1")
        .contains("slipway_bot_incident_acknowledged_seconds_count{severity=\"major\"} 0");
    record(taken, List.of(), List.of(acknowledged));
    record(NOW.plusSeconds(120), List.of(), List.of(noted));
    record(over, List.of(), List.of(resolved));

    assertThat(meters.scrape())
        .contains("slipway_bot_incidents_total{cause=\"rolled-back\",severity=\"major\"} 1")
        .contains("slipway_bot_incidents_open{severity=\"major\"} 0")
        .contains("slipway_bot_incident_acknowledged_seconds_count{severity=\"major\"} 1")
        .contains("slipway_bot_incident_acknowledged_seconds_sum{severity=\"major\"} 90")
        .contains("slipway_bot_incident_resolved_seconds_count{severity=\"major\"} 1")
        .contains("slipway_bot_incident_resolved_seconds_sum{severity=\"major\"} 600");
  }

  /// To Prometheus an increase from nothing is none.
  @Test
  void everyCauseStandsAtZeroFromTheStart() {
    assertThat(meters.scrape())
        .contains("slipway_bot_incidents_total{cause=\"alerts\",severity=\"critical\"} 0")
        .contains("slipway_bot_incidents_total{cause=\"heartbeat-silent\",severity=\"minor\"} 0");
  }

  private static RequestState awaiting(Ask ask) {
    Plan plan =
        new Plan(
            "0".repeat(64),
            "basis",
            Optional.empty(),
            "1.4.2",
            Optional.empty(),
            "canary",
            List.of(),
            false,
            Optional.empty(),
            List.of(),
            List.of());
    return new RequestState.AwaitingApproval(
        ask,
        plan,
        new Quorum(1, List.of("sre"), false, Duration.ofHours(4)),
        List.of(),
        NOW.plus(Duration.ofHours(4)),
        List.of());
  }

  @Test
  void requestsAreCountedByHowTheyEndAndWhileTheyWaitForPeople() {
    Ask first = Samples.ask("r-22222222", "staging", NOW);
    Ask second = Samples.ask("r-33333333", "production", NOW);
    record(NOW, List.of(awaiting(first), awaiting(second)), List.of());

    assertThat(meters.scrape())
        .contains("slipway_bot_approvals_waiting{environment=\"staging\"} 1")
        .contains("slipway_bot_approvals_waiting{environment=\"production\"} 1")
        .contains(
            "slipway_bot_requests_ended_total{environment=\"staging\",outcome=\"expired\"} 0");

    Instant later = NOW.plusSeconds(60);
    record(later, List.of(Samples.expired(first, later)), List.of());

    assertThat(meters.scrape())
        .contains("slipway_bot_approvals_waiting{environment=\"staging\"} 0")
        .contains("slipway_bot_approvals_waiting{environment=\"production\"} 1")
        .contains("slipway_bot_requests_ended_total{environment=\"staging\",outcome=\"expired\"} 1")
        .contains(
            "slipway_bot_requests_ended_total{environment=\"production\",outcome=\"expired\"} 0");
  }

  @Test
  void whatWaitsIsServedForEachNotifierThatIsConfigured() {
    IncidentState state = Incidents.opened();
    List<Dispatch> pager = Incidents.dispatches("pager", state);
    journal.record(entry(NOW, List.of(), List.of(state), pager));
    List<Dispatch> others = Incidents.dispatches("no-longer-configured", state);
    journal.record(entry(NOW, List.of(), List.of(), others));

    assertThat(meters.scrape())
        .contains("slipway_bot_notices_waiting{notifier=\"pager\"} " + pager.size())
        .contains("slipway_bot_notices_waiting{notifier=\"mail\"} 0")
        .doesNotContain("no-longer-configured");

    pager.forEach(each -> journal.note(each, new Fate.Arrived()));

    assertThat(meters.scrape()).contains("slipway_bot_notices_waiting{notifier=\"pager\"} 0");
  }

  /// To Prometheus an increase from nothing is none.
  @Test
  void givenUpNoticesStandAtZeroUntilOneIs() {
    assertThat(meters.scrape())
        .contains("slipway_bot_notices_total{notifier=\"mail\",outcome=\"given-up\"} 0");

    meters.noticed("mail", "given-up");

    assertThat(meters.scrape())
        .contains("slipway_bot_notices_total{notifier=\"mail\",outcome=\"given-up\"} 1")
        .contains("slipway_bot_notices_total{notifier=\"pager\",outcome=\"given-up\"} 0");
  }

  @Test
  void theMonthsNumbersAreMadeAnewOnceAMinute() {
    changes.add(Samples.change("staging", NOW.minusSeconds(60), Change.Result.DEPLOYED));
    changes.add(Samples.change("production", NOW.minusSeconds(60), Change.Result.TAKEN_BACK));

    assertThat(meters.scrape())
        .contains("slipway_bot_month_deployments{environment=\"staging\"} 1")
        .contains("slipway_bot_month_lead_seconds{environment=\"staging\"} 300")
        .contains("slipway_bot_month_failures{environment=\"production\"} 1")
        .contains("slipway_bot_month_restore_seconds{environment=\"production\"} 840")
        .contains("slipway_bot_month_unrestored{environment=\"production\"} 0")
        .doesNotContain("slipway_bot_month_lead_seconds{environment=\"production\"}");

    now = NOW.plusSeconds(30);
    meters.scrape();
    assertThat(asked).containsExactly(NOW.minus(Duration.ofDays(30)));
    now = NOW.plusSeconds(60);
    meters.scrape();
    assertThat(asked).hasSize(2);
  }
}
