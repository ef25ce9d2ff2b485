package dev.slipway.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.environments.language.Version;
import dev.slipway.sandbox.monitoring.InstalledMonitoring;
import dev.slipway.sandbox.monitoring.Panels;
import dev.slipway.sandbox.processes.Program;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import dev.slipway.sandbox.slack.workspace.Surface;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The running system under a real Prometheus and a real Alertmanager: C17, and the boards'
/// queries.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@ExtendWith(InstalledMonitoring.class)
final class WatchedDemoIT {
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final String FAILS = "The backend answers most of its users with an error";
  private static final List<String> ALL_UP =
      List.of("backend up", "bot up", "prometheus up", "reconciler up");

  /// No alert fires while all is well.
  private static final List<String> MAY_BE_EMPTY = List.of("Incident overview: Which alerts fire");

  private Optional<WatchedDemo> running = Optional.empty();

  @BeforeEach
  void start() throws IOException, InterruptedException {
    running = Optional.of(WatchedDemo.start());
  }

  @AfterEach
  void stop() throws IOException {
    if (running.isPresent()) {
      running.get().close();
    }
  }

  private WatchedDemo demo() {
    return running.orElseThrow();
  }

  private static ConditionFactory within() {
    return await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(200));
  }

  private void awaitProven(String service, String version) {
    within()
        .ignoreExceptions()
        .until(() ->
            demo()
                .playground()
                .client()
                .service("staging", service)
                .current()
                .filter(release -> release.version().equals(version))
                .isPresent());
  }

  private List<Message> said(String channel, String text) {
    return demo().chat().slack().workspace().messages().history(channel).stream()
        .filter(message -> message.content().text().contains(text))
        .toList();
  }

  private Message awaitSaid(String channel, String text) {
    within().until(() -> !said(channel, text).isEmpty());
    assertThat(said(channel, text)).hasSize(1);
    return said(channel, text).getFirst();
  }

  private void press(String user, Message message, String action) throws RefusedException {
    demo()
        .chat()
        .slack()
        .people()
        .pressButton(user, new Surface.InMessage(message.channel(), message.ts()), action);
  }

  private void awaitMeasured(String query, double value) {
    within().untilAsserted(() -> assertThat(demo().monitoring().value(query)).isEqualTo(value));
  }

  /// C17
  @Test
  void whatBreaksIsAlertedAndCalledAcknowledgedMendedAndCounted() throws Exception {
    var _ = demo().monitoring().startAlertmanager();
    within().untilAsserted(() -> assertThat(demo().monitoring().targets()).isEqualTo(ALL_UP));
    awaitProven("backend", "1.9.0");

    demo().breakBackend();
    awaitMeasured("count(ALERTS{alertname=\"BackendFailsItsUsers\",alertstate=\"firing\"})", 1);
    Message incident = awaitSaid(Chat.ON_CALL, FAILS);
    assertThat(incident.content().text()).contains("backend in staging", "Nobody has it");
    Message call = awaitCall();
    String onCall = call.channel().replaceFirst("^D", "U");
    press(onCall, call, "acknowledge");
    awaitSaid(Chat.ON_CALL, "<@" + onCall + "> has it");

    demo().playground().remote().ship("staging", "backend", new Version("2.0.0"));

    within()
        .until(() ->
            said(Chat.ON_CALL, FAILS).getFirst().content().text().contains("its source says so"));
    assertThat(said(Chat.ON_CALL, FAILS)).hasSize(1);
    assertThat(calls()).hasSize(1);
    awaitMeasured("sum(slipway_bot_incidents_total{cause=\"alerts\",severity=\"critical\"})", 1);
    awaitMeasured("sum(slipway_bot_incident_acknowledged_seconds_count)", 1);
    awaitMeasured("sum(slipway_bot_incident_resolved_seconds_count)", 1);
    awaitMeasured("sum(slipway_bot_incidents_open)", 0);
  }

  /// By a direct message to whoever is on call.
  private Message awaitCall() {
    within().until(() -> !calls().isEmpty());
    return calls().getFirst();
  }

  private List<Message> calls() {
    return List.of("D0ADA", "D0GRACE", "D0LINUS").stream()
        .flatMap(channel -> said(channel, FAILS).stream())
        .toList();
  }

  @Test
  void aHeartbeatThatFallsSilentIsAnIncidentUntilItIsHeardAgain() throws Exception {
    Program alertmanager = demo().monitoring().startAlertmanager();
    awaitMeasured("count(ALERTS{alertname=\"SlipwayAlertsArrive\",alertstate=\"firing\"})", 1);

    alertmanager.stop(GRACE);
    Message incident = awaitSaid(Chat.ON_CALL, "SlipwayAlertsArrive");
    assertThat(incident.content().text()).contains("Nobody has it");
    var _ = demo().monitoring().startAlertmanager();

    awaitSaid(Chat.ON_CALL, "its source says so");
  }

  @Test
  void everyPanelHasDataOnceAGoodVersionAndABadOneWereAskedFor() throws Exception {
    awaitProven("frontend", "1.0.0");
    request("1.1.0");
    awaitSaid(Chat.DEPLOYS, "1.1.0 serves everybody");
    request("1.2.0");
    Message incident = awaitSaid(Chat.ON_CALL, "1.2.0 was rolled back");
    press(Talk.GRACE, incident, "acknowledge");
    awaitSaid(Chat.ON_CALL, "<@" + Talk.GRACE + "> has it");
    press(Talk.GRACE, incident, "resolve");

    within().untilAsserted(() -> assertThat(emptyPanels()).isSubsetOf(MAY_BE_EMPTY));
  }

  /// Ada asks, Grace agrees.
  private void request(String version) throws RefusedException {
    demo()
        .chat()
        .slack()
        .people()
        .typeCommand(Talk.ADA, Chat.DEPLOYS, "/deploy frontend staging " + version);
    Message message = awaitSaid(Chat.DEPLOYS, version);
    demo().chat().slack().people().react(Talk.GRACE, message.channel(), message.ts(), "+1");
  }

  private List<String> emptyPanels() throws IOException {
    List<String> empty = new ArrayList<>();
    for (Panels.Query query : Panels.queries()) {
      if (demo().monitoring().query(query.expression()).isEmpty()) {
        empty.add(query.name());
      }
    }
    return empty;
  }
}
