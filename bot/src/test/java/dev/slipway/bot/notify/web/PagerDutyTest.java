package dev.slipway.bot.notify.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.bot.notify.Audience;
import dev.slipway.bot.notify.Dispatch;
import dev.slipway.bot.notify.Incidents;
import dev.slipway.bot.notify.Notifier;
import dev.slipway.bot.notify.web.Receiver.Reply;
import dev.slipway.bot.notify.web.Receiver.Violation;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PagerDutyTest extends WebNotifierContract {
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final Set<String> SEVERITIES = Set.of("critical", "error", "warning", "info");

  @Override
  String path() {
    return "/v2/enqueue";
  }

  /// Events API v2, as its reference describes it. Ends of alerts that never were do nothing.
  @Override
  Receiver.Manners manners() {
    return heard -> {
      JsonNode event = heard.body();
      String action = event.path("event_action").asText();
      Violation.unless(
          heard.method().equals("POST") && heard.target().equals(path()), "no such resource");
      Violation.unless(KEY.equals(event.path("routing_key").asText()), "unknown key");
      Violation.unless(Set.of("trigger", "acknowledge", "resolve").contains(action), "what?");
      Violation.unless(event.path("dedup_key").asText().length() <= 255, "dedup_key too long");
      if (action.equals("trigger")) {
        JsonNode payload = event.path("payload");
        String summary = payload.path("summary").asText();
        Violation.unless(!summary.isEmpty() && summary.length() <= 1_024, "summary");
        Violation.unless(!payload.path("source").asText().isEmpty(), "source");
        Violation.unless(SEVERITIES.contains(payload.path("severity").asText()), "severity");
      }
      String taken = "{\"status\": \"success\", \"message\": \"Event processed\"}";
      return event.path("dedup_key").asText().equals("slipway-bot-check")
          ? Reply.says(202, taken)
          : Reply.takes(202, taken);
    };
  }

  @Override
  String secret(URI there) {
    return KEY;
  }

  @Override
  Notifier notifier(URI there, Path secret, Duration deadline) {
    return new PagerDuty(there, secret, () -> NOW, deadline);
  }

  @Test
  void anIncidentIsOneAlertFromItsOpeningToItsEnd() {
    List<Dispatch> life =
        Incidents.notices(Incidents.resolved()).stream()
            .flatMap(notice ->
                Incidents.subscription("pager", new Audience.Pager()).dispatches(notice).stream())
            .toList();
    life.forEach(this::told);

    assertThat(receiver().arrived())
        .extracting(heard -> heard.body().path("event_action").asText())
        .containsExactly("trigger", "acknowledge", "resolve");
    assertThat(receiver().arrived())
        .extracting(heard -> heard.body().path("dedup_key").asText())
        .containsOnly("i-20261125-1200-7k3m");
  }

  @Test
  void anAlertSaysHowBadItIsAndWhere() {
    JsonNode payload = told(dispatch()).path("payload");

    assertThat(payload.path("severity").asText()).isEqualTo("critical");
    assertThat(payload.path("component").asText()).isEqualTo("frontend");
    assertThat(payload.path("group").asText()).isEqualTo("production");
    assertThat(payload.path("timestamp").asText()).isEqualTo("2026-11-25T12:00:00Z");
  }

  @Test
  void aSummaryIsCutWherePagerDutyWould() {
    assertThat(told(Hostile.about("😀".repeat(2_000))).path("payload").path("summary").asText())
        .endsWith("…");
  }

  @Test
  void aKeyThatIsNotKnownIsSaidToBeThat() {
    receiver()
        .plan(
            Reply.says(
                400,
                "{\"status\":\"invalid event\",\"errors\":[\"Length of 'routing_key' is incorrect\"]}"));

    try (Notifier notifier = notifier(PATIENT)) {
      assertThat(notifier.look().toString()).contains("routing_key", "Integration Key");
    }
  }
}
