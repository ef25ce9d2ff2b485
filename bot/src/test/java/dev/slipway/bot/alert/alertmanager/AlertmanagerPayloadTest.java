package dev.slipway.bot.alert.alertmanager;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.bot.alert.AlertGroup;
import dev.slipway.bot.alert.AlertGroup.Status;
import dev.slipway.bot.alert.MalformedAlertsException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AlertmanagerPayloadTest {
  private static final String WHOLE =
      """
      {"version": "4", "groupKey": "{}:{alertname=\\"HighErrorRate\\"}", "truncatedAlerts": 0,
       "status": "firing", "receiver": "slipway", "externalURL": "http://alertmanager:9093",
       "groupLabels": {"alertname": "HighErrorRate"},
       "commonLabels": {"alertname": "HighErrorRate", "environment": "production",
                        "service": "frontend", "severity": "critical"},
       "commonAnnotations": {"summary": "One in ten requests fails"},
       "alerts": [
         {"status": "firing", "labels": {"instance": "a"}, "fingerprint": "1"},
         {"status": "firing", "labels": {"instance": "b"}, "fingerprint": "2"},
         {"status": "resolved", "labels": {"instance": "c"}, "fingerprint": "3"}]}
      """;

  private static AlertGroup read(String text) throws MalformedAlertsException {
    return AlertmanagerPayload.read(text.getBytes(UTF_8));
  }

  @Test
  void whatAlertsShareIsKeptAndThoseThatFireAreCounted() throws MalformedAlertsException {
    AlertGroup group = read(WHOLE);

    assertThat(group.key()).isEqualTo("{}:{alertname=\"HighErrorRate\"}");
    assertThat(group.status()).isEqualTo(Status.FIRING);
    assertThat(group.label("service")).contains("frontend");
    assertThat(group.title()).isEqualTo("One in ten requests fails");
    assertThat(group.firing()).isEqualTo(2);
  }

  @Test
  void withoutASummaryItIsNamedByItsAlertElseByItsKey() throws MalformedAlertsException {
    assertThat(read(WHOLE.replace("\"summary\"", "\"note\"")).title()).isEqualTo("HighErrorRate");
    assertThat(
            read(WHOLE.replace("\"summary\"", "\"note\"").replace("\"alertname\"", "\"name\""))
                .title())
        .startsWith("{}");
  }

  @Test
  void itsRunbookIsKeptWhereItsRulesNameOne() throws MalformedAlertsException {
    String path = "docs/runbooks/HighErrorRate.md";

    assertThat(
            read(WHOLE.replace("{\"summary\"", "{\"runbook_url\": \"" + path + "\", \"summary\""))
                .runbook())
        .contains(path);
    assertThat(read(WHOLE).runbook()).isEmpty();
  }

  @Test
  void whatIsResolvedSaysSo() throws MalformedAlertsException {
    assertThat(read(WHOLE.replaceFirst("firing", "resolved")).status()).isEqualTo(Status.RESOLVED);
  }

  @Test
  void longTextsAndManyLabelsAreCut() throws MalformedAlertsException {
    String many =
        IntStream.range(0, 500)
            .mapToObj(i -> "\"l%d\": \"%s\"".formatted(i, "x".repeat(2_000)))
            .collect(Collectors.joining(","));

    AlertGroup group =
        read(WHOLE.replace("\"commonLabels\": {", "\"commonLabels\": {" + many + ","));

    assertThat(group.labels()).hasSize(64);
    assertThat(group.labels().values()).allSatisfy(text -> assertThat(text).hasSize(1_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "4",
        "nonsense",
        "{}",
        "{\"version\": \"3\", \"groupKey\": \"k\", \"status\": \"firing\"}",
        "{\"version\": \"4\", \"status\": \"firing\"}",
        "{\"version\": \"4\", \"groupKey\": \"k\", \"status\": \"burning\"}",
        "{\"version\": \"4\", \"groupKey\": \"k\""
      })
  void whatIsNotAlertmanagersIsRefusedWithASentence(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(MalformedAlertsException.class)
        .hasMessageMatching(".{5,300}");
  }

  @Test
  void deepNestingIsRefused() {
    assertThatThrownBy(() -> read("{\"a\":".repeat(5_000)))
        .isInstanceOf(MalformedAlertsException.class);
  }
}
