package dev.slipway.reconciler.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.reconciler.metrics.Metrics;
import dev.slipway.reconciler.metrics.Metrics.Answer;
import dev.slipway.reconciler.metrics.MetricsContract;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The adapter over a stand-in that is wrong in every way. (What a real Prometheus says:
/// PrometheusIT.)
@Timeout(120)
final class PrometheusMetricsTest extends MetricsContract {
  private static final Duration LONG = Duration.ofSeconds(25);
  private static final Instant SINCE = Instant.parse("2026-11-02T09:00:00.5Z");
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir private Path folder = Path.of("set by JUnit");
  private final StandIn standIn = new StandIn();

  PrometheusMetricsTest() throws IOException {
    standIn
        .knows("vector(0.25)", "0.25")
        .knows("vector(-3)", "-3")
        .knows("vector(0)", "0")
        .knows("vector(0) / 0", "NaN")
        .knows("vector(1) / 0", "+Inf")
        .knows("vector(-1) / 0", "-Inf");
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  @Override
  protected Metrics metrics() {
    return asked(LONG);
  }

  @Override
  protected Metrics unreachable() {
    standIn.close();
    return asked(LONG);
  }

  private PrometheusMetrics asked(Duration deadline) {
    try {
      return standIn.asked(deadline);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Answer answer() {
    try (PrometheusMetrics metrics = asked(LONG)) {
      return metrics.query("up");
    }
  }

  private String unreachableBecause() {
    Answer answer = answer();
    assertThat(answer).isInstanceOf(Answer.Unreachable.class);
    return ((Answer.Unreachable) answer).reason();
  }

  private String nothingBecause() {
    Answer answer = answer();
    assertThat(answer).isInstanceOf(Answer.Nothing.class);
    return ((Answer.Nothing) answer).reason();
  }

  private static String success(String type, String result) {
    return "{\"status\":\"success\",\"data\":{\"resultType\":\"%s\",\"result\":%s}}"
        .formatted(type, result);
  }

  @Test
  void aScalarIsANumber() {
    standIn.says(200, success("scalar", "[%d,\"0.5\"]".formatted(now())));

    assertThat(answer()).isEqualTo(new Answer.Number(0.5));
  }

  private static long now() {
    return InstantSource.system().instant().getEpochSecond();
  }

  /// R21
  @Test
  void severalSeriesAreNothing() {
    standIn.says(200, success("vector", "[{\"value\":[1,\"0\"]},{\"value\":[1,\"0\"]}]"));

    assertThat(nothingBecause())
        .isEqualTo("2 series answer the query; make it one, such as by sum()");
  }

  /// R21
  @Test
  void anOldAnswerIsNothing() {
    standIn.says(200, success("scalar", "[%d,\"0\"]".formatted(now() - 400)));

    assertThat(nothingBecause()).matches("the answer is 4\\d\\d s old, or the clocks differ");
  }

  /// R21
  @Test
  void anAnswerFromAPartOfTheDataIsNothing() {
    standIn.says(
        200,
        "{\"status\":\"success\",\"warnings\":[\"store 2 timed out\"],\"data\":{\"resultType\":"
            + "\"scalar\",\"result\":[%d,\"0\"]}}".formatted(now()));

    assertThat(nothingBecause()).isEqualTo("the answer is partial: store 2 timed out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '$',
      value = {
        "matrix => []",
        "string => [1,\"a\"]",
        "vector => [{\"metric\":{},\"histogram\":[1,{}]}]",
      })
  void whatIsNotOneNumberIsNothing(String type, String result) {
    standIn.says(200, success(type, result));

    assertThat(nothingBecause()).contains("not one number");
  }

  @ParameterizedTest
  @CsvSource({"400", "422"})
  void aRefusedQueryIsToldInPrometheusOwnWords(int status) {
    standIn.says(
        status,
        "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"1:4: parse\\nerror: %s\"}"
            .formatted("x".repeat(500)));

    assertThat(nothingBecause())
        .startsWith("the query was refused: 1:4: parse error: xxx")
        .endsWith("...")
        .hasSize(200);
  }

  /// R21
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '$',
      value = {
        "<html>Sign in</html>",
        "$$",
        "[]",
        "null",
        "{\"status\":\"success\"}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1]}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{}]}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":{\"a\":1}}}",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[99999999999,\"x\"]}}",
      })
  void whatIsNotPrometheusJsonIsUnreachable(String body) {
    standIn.says(200, body);

    assertThat(unreachableBecause()).endsWith("answered 200 without Prometheus' JSON");
  }

  @ParameterizedTest
  @CsvSource({
    "302,answered with a redirect: write the address that it leads to",
    "401,answered 401: it wants another token",
    "403,answered 403: it wants another token",
    "404,answered 404",
    "429,answered 429",
    "500,answered 500",
    "503,answered 503",
  })
  void anotherStatusIsUnreachable(int status, String reason) {
    standIn.says(status, success("scalar", "[1,\"0\"]"));

    assertThat(unreachableBecause()).isEqualTo(standIn.url() + " " + reason);
  }

  @Test
  void anAnswerOfMoreThanAMebibyteIsCutOff() {
    standIn.says(200, success("vector", "[" + " ".repeat(1 << 20) + "]"));

    assertThat(unreachableBecause()).endsWith("answered with more than 1048576 bytes");
  }

  @Test
  void aConnectionThatBreaksIsUnreachable() {
    standIn.hangsUp();

    assertThat(unreachableBecause()).endsWith("was asked, but the connection broke");
  }

  @Test
  void whoDoesNotAnswerInTimeIsUnreachable() {
    standIn.isSilent();

    assertThat(asked(SHORT).query("up"))
        .isEqualTo(new Answer.Unreachable(standIn.url() + " did not answer within 300 ms"));
  }

  @Test
  void whoDoesNotEndHisAnswerInTimeIsUnreachable() {
    standIn.stopsHalfway();

    assertThat(asked(SHORT).query("up"))
        .isEqualTo(new Answer.Unreachable(standIn.url() + " did not answer within 300 ms"));
  }

  @Test
  void theQueryArrivesAsItIs() throws InterruptedException {
    String query = "sum(rate(a{b=~\"c&d+é\"}[1m])) > 5 # 100%";
    try (PrometheusMetrics metrics = asked(LONG)) {
      metrics.query(query);
    }

    assertThat(standIn.queries.take()).isEqualTo(query);
  }

  @Test
  void theTokenIsReadAnewAndNeverSaid() throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("token"), "first\n");
    try (PrometheusMetrics metrics = with(Optional.of(file), Optional.empty())) {
      metrics.query("up");
      Files.writeString(file, "second");
      metrics.query("up");
      Files.writeString(file, "thi\nrd");

      assertThat(((Answer.Unreachable) metrics.query("up")).reason())
          .endsWith("its token is not valid");

      Files.delete(file);

      assertThat(((Answer.Unreachable) metrics.query("up")).reason())
          .endsWith("its token cannot be read");
    }

    assertThat(standIn.tokens.take()).isEqualTo("Bearer first");
    assertThat(standIn.tokens.take()).isEqualTo("Bearer second");
    assertThat(standIn.tokens).isEmpty();
  }

  private PrometheusMetrics with(Optional<Path> token, Optional<Path> certificate)
      throws IOException {
    return PrometheusMetrics.open(
        new PrometheusSettings(standIn.url(), token, certificate, LONG), InstantSource.system());
  }

  @Test
  void aFileWithoutACertificateStopsTheStartAndIsNamed() throws IOException {
    Path empty = Files.writeString(folder.resolve("ca.pem"), "");
    Path wrong = Files.writeString(folder.resolve("wrong.pem"), "-----BEGIN CERTIFICATE-----\n!");

    assertThatThrownBy(() -> with(Optional.empty(), Optional.of(empty)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ca.pem holds no certificate");
    assertThatThrownBy(() -> with(Optional.empty(), Optional.of(wrong)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("wrong.pem holds no certificate in PEM");
  }

  @Test
  void anInterruptedQuestionEnds() {
    standIn.isSilent();
    Thread.currentThread().interrupt();

    Answer answer = answer();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(((Answer.Unreachable) answer).reason()).endsWith("the question was interrupted");
  }

  private Answer alerts() {
    try (PrometheusMetrics metrics = asked(LONG)) {
      return metrics.alerts(Map.of("service", "frontend", "severity", "critical"), SINCE);
    }
  }

  private static String rules(String... rules) {
    return "{\"status\":\"success\",\"data\":{\"groups\":[{\"rules\":[%s]}]}}"
        .formatted(String.join(",", rules));
  }

  private static String rule(String health, String labels, String... alerts) {
    return "{\"name\":\"Errors\",\"health\":\"%s\",\"lastError\":\"%s\",\"labels\":%s,\"alerts\":[%s]}"
        .formatted(
            health, health.equals("err") ? "no such label" : "", labels, String.join(",", alerts));
  }

  private static String alert(String state, String severity, Instant activeAt) {
    return ("{\"state\":\"%s\",\"activeAt\":\"%s\",\"labels\":{\"service\":\"frontend\","
            + "\"severity\":\"%s\"}}")
        .formatted(state, activeAt, severity);
  }

  @Test
  void alertsThatFireSinceThenAndBearTheLabelsCount() {
    standIn.says(
        200,
        rules(
            rule(
                "ok",
                "{\"severity\":\"{{ $labels.severity }}\"}",
                alert("firing", "critical", SINCE),
                alert("firing", "critical", SINCE.plusSeconds(1)),
                alert("firing", "critical", SINCE.minusSeconds(1)),
                alert("pending", "critical", SINCE),
                alert("firing", "warning", SINCE)),
            rule("ok", "{}", alert("firing", "critical", SINCE))));

    assertThat(alerts()).isEqualTo(new Answer.Number(3));
  }

  @Test
  void aRuleThatCannotBeEvaluatedSaysNothingUnlessItConcernsOthers() {
    standIn.says(200, rules(rule("ok", "{}"), rule("err", "{\"severity\":\"critical\"}")));

    assertThat(alerts())
        .isEqualTo(new Answer.Nothing("the alert rule Errors cannot be evaluated: no such label"));

    standIn.says(200, rules(rule("unknown", "{}")));

    assertThat(alerts())
        .isEqualTo(new Answer.Nothing("the alert rule Errors was not evaluated yet"));

    standIn.says(200, rules(rule("ok", "{}"), rule("err", "{\"severity\":\"warning\"}")));

    assertThat(alerts()).isEqualTo(new Answer.Number(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>",
        "{\"status\":\"success\",\"data\":{}}",
        "{\"status\":\"error\",\"data\":{\"groups\":[]}}",
        "{\"status\":\"success\",\"data\":{\"groups\":[{\"rules\":[{\"health\":\"ok\",\"alerts\":[{\"state\":"
            + "\"firing\",\"activeAt\":\"soon\",\"labels\":{\"service\":\"frontend\",\"severity\":"
            + "\"critical\"}}]}]}]}}",
      })
  void rulesThatAreNotPrometheusJsonAreUnreachable(String body) {
    standIn.says(200, body);

    assertThat(alerts()).isInstanceOf(Answer.Unreachable.class);
  }

  @Test
  void anAddressThatNobodyHasIsUnreachable() throws IOException {
    try (PrometheusMetrics metrics =
        PrometheusMetrics.open(
            new PrometheusSettings(
                URI.create("http://127.0.0.1:1/"), Optional.empty(), Optional.empty(), LONG),
            InstantSource.system())) {

      assertThat(metrics.query("up"))
          .isEqualTo(new Answer.Unreachable("http://127.0.0.1:1/ cannot be connected to"));
    }
  }
}
