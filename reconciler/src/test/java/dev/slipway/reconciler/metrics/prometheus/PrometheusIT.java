package dev.slipway.reconciler.metrics.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.environments.language.QueryTemplate;
import dev.slipway.environments.language.QueryTemplate.Placeholder;
import dev.slipway.reconciler.metrics.Metrics;
import dev.slipway.reconciler.metrics.Metrics.Answer;
import dev.slipway.reconciler.metrics.MetricsContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A real Prometheus that scrapes a service of two versions.
@ExtendWith(InstalledPrometheus.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PrometheusIT extends MetricsContract {
  private static final String SCRAPED =
      """
      # TYPE errors gauge
      errors{service="frontend",version="1.4.1"} 0.01
      errors{service="frontend",version="1.4.2"} 0.25
      errors{service="frontend",version="1x4x2"} 0.5
      """;

  private static final String RULES =
      """
      groups:
        - name: frontend
          rules:
            - alert: TooManyErrors
              expr: errors{version="1.4.2"} > 0.1
              labels: {severity: critical, environment: production}
      """;

  @TempDir private static Path folder = Path.of("set by JUnit");
  private final HttpServer service = bound();
  private Optional<RunningPrometheus> prometheus = Optional.empty();

  private static HttpServer bound() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void startOnce() throws IOException {
    if (prometheus.isEmpty()) {
      start();
    }
  }

  private void start() throws IOException {
    service.createContext(
        "/metrics",
        exchange -> {
          byte[] body = SCRAPED.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    service.start();
    Files.writeString(folder.resolve("rules.yml"), RULES);
    prometheus =
        Optional.of(
            RunningPrometheus.start(
                folder,
                """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: [rules.yml]
                scrape_configs:
                  - job_name: frontend
                    static_configs: [{targets: ["127.0.0.1:%d"]}]
                """
                    .formatted(service.getAddress().getPort())));
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() ->
            metrics()
                .alerts(Map.of("alertname", "TooManyErrors"), Instant.EPOCH)
                .equals(new Answer.Number(1)));
  }

  @AfterAll
  void stop() {
    prometheus.ifPresent(RunningPrometheus::close);
    service.stop(0);
  }

  @Override
  protected Metrics metrics() {
    try {
      return prometheus.orElseThrow().asked();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  protected Metrics unreachable() {
    try {
      return PrometheusMetrics.open(
          new PrometheusSettings(
              URI.create("http://127.0.0.1:1"),
              Optional.empty(),
              Optional.empty(),
              Duration.ofSeconds(25)),
          InstantSource.system());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String filled(String query) {
    return QueryTemplate.fill(
        query,
        Map.of(
            Placeholder.SERVICE, "frontend",
            Placeholder.CANDIDATE, "1.4.2",
            Placeholder.BASELINE, "1.4.1"));
  }

  private void awaitAnswer(String query, Answer answer) {
    String asked = filled(query);
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> assertThat(metrics().query(asked)).isEqualTo(answer));
  }

  /// R21
  @Test
  void whatIsScrapedOfTheCandidateIsFoundByItsBlanks() {
    awaitAnswer(
        "errors{service=\"{{service}}\", version=\"{{candidate}}\"}", new Answer.Number(0.25));
    awaitAnswer("sum(errors{version=~\"{{candidate}}\"})", new Answer.Number(0.25));
    awaitAnswer("sum(errors{version=~`{{candidate}}|{{baseline}}`})", new Answer.Number(0.26));
    awaitAnswer(
        "errors{service=\"{{service}}\"}",
        new Answer.Nothing("3 series answer the query; make it one, such as by sum()"));
  }

  @Test
  void aQueryThatCannotBeReadIsRefusedInPrometheusOwnWords() {
    assertThat(metrics().query("sum("))
        .isInstanceOfSatisfying(
            Answer.Nothing.class,
            nothing ->
                assertThat(nothing.reason()).contains("the query was refused", "parse error"));
  }

  @Test
  void aRangeIsNotOneNumber() {
    assertThat(metrics().query("up[1m]"))
        .isEqualTo(new Answer.Nothing("the query yields a matrix, not one number"));
  }

  @Test
  void aScalarIsANumber() {
    assertThat(metrics().query("42")).isEqualTo(new Answer.Number(42));
  }
}
