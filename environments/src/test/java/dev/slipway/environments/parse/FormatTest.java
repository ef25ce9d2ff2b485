package dev.slipway.environments.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Approvals;
import dev.slipway.environments.language.Criterion;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Hold;
import dev.slipway.environments.language.Problem;
import dev.slipway.environments.language.Sampling;
import dev.slipway.environments.language.ServiceDefinition;
import dev.slipway.environments.language.Strategy;
import dev.slipway.environments.yaml.Parsed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The files of the repository, each on its own.
final class FormatTest {
  @Test
  void everyKeyOfTheDesignsServiceIsRead() {
    Parsed<ServiceDefinition> parsed = service(DesignExample.SERVICE);

    assertThat(parsed.problems()).isEmpty();
    assertThat(Oracle.compare(DesignExample.SERVICE, parsed.value().orElseThrow())).isEqualTo(20);
  }

  @Test
  void everyKeyOfTheDesignsEnvironmentIsRead() {
    Parsed<WrittenEnvironment> parsed = environment(DesignExample.ENVIRONMENT);

    assertThat(parsed.problems()).isEmpty();
    assertThat(Oracle.compare(DesignExample.ENVIRONMENT, parsed.value().orElseThrow()))
        .isEqualTo(67);
  }

  @Test
  void aServiceThatSaysLittleGetsTheDefaults() {
    ServiceDefinition service =
        service("service: frontend\nimage: acme/frontend\nport: 80\n").value().orElseThrow();

    assertThat(service.health()).contains(Defaults.HEALTH);
    assertThat(service.sticky()).isFalse();
    assertThat(service.resources().memoryBytes()).isEmpty();
    assertThat(service.hooks().beforeRollout()).isEmpty();
  }

  @Test
  void aServiceWithoutPortHasNoHealth() {
    assertThat(service("service: frontend\nimage: acme/worker\n").value().orElseThrow().health())
        .isEmpty();
  }

  @Test
  void anEnvironmentThatSaysLittleGetsTheDefaults() {
    EnvironmentDefinition environment =
        environment("environment: production\ntarget: local\nservices: {frontend: {version: 1.10}}")
            .value()
            .orElseThrow()
            .definition();

    assertThat(environment.approvals())
        .isEqualTo(
            new Approvals(
                0,
                List.of(),
                Optional.empty(),
                false,
                Duration.ofHours(4),
                Approvals.AppliesTo.REQUESTS));
    assertThat(environment.strategy()).isEqualTo(Defaults.CANARY);
    assertThat(environment.commit()).isEqualTo(EnvironmentDefinition.CommitBy.PUSH);
    assertThat(environment.writeBack()).isEqualTo(EnvironmentDefinition.WriteBack.COMMIT);
    assertThat(environment.removal().allowed()).isFalse();
    assertThat(environment.services().get("frontend"))
        .satisfies(placement -> {
          assertThat(placement.version().text()).isEqualTo("1.10");
          assertThat(placement.replicas()).isEqualTo(1);
          assertThat(placement.route().host()).contains("frontend.production.localhost");
        });
  }

  @Test
  void aStrategyFillsWhatItLeavesOut() {
    Strategy strategy =
        strategy("{canary: {steps: [{weight: 5, hold: manual}, {weight: 50, hold: 20m}]}}");

    assertThat(strategy.steps()).extracting("hold").contains(new Hold.Manual());
    assertThat(strategy.maxHold()).isEqualTo(Duration.ofMinutes(20));
    assertThat(strategy.criteria())
        .containsExactly(new Criterion.ErrorRate(OptionalDouble.of(0.05), OptionalDouble.empty()));
    assertThat(strategy.shield()).isTrue();
    assertThat(strategy.deadline()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void measuredCriteriaSayHowOftenAndHowMany() {
    assertThat(
            strategy(
                    "{recreate: {criteria: [{metric: unhealthy, max: 50%, interval: 5s, failures: 3"
                        + " of 4}, {metric: crash-rate, max: 1%}]}}")
                .criteria())
        .containsExactly(
            new Criterion.Unhealthy(0.5, new Sampling(Duration.ofSeconds(5), 3, 4)),
            new Criterion.CrashRate(0.01, Defaults.AT_ONCE));
  }

  @Test
  void alertsCountByTheirLabelsAndNoneMayFire() {
    assertThat(
            strategy("{recreate: {criteria: [{alerts: {severity: critical}}, {alerts: {}}]}}")
                .criteria())
        .containsExactly(
            new Criterion.Alerts(
                new TreeMap<>(Map.of("severity", "critical")), 0, Defaults.AT_ONCE),
            new Criterion.Alerts(new TreeMap<>(), 0, Defaults.AT_ONCE));
  }

  @ParameterizedTest
  @CsvSource({"latency-p95,0.95", "latency-p99,0.99", "latency-p999,0.999", "latency-p51,0.51"})
  void latencyIsJudgedAtTheQuantileOfItsName(String metric, double quantile) {
    Criterion criterion =
        strategy("{blueGreen: {criteria: [{metric: " + metric + ", max: 2s}]}}")
            .criteria()
            .getFirst();

    assertThat(criterion)
        .isEqualTo(
            new Criterion.Latency(
                quantile, Optional.of(Duration.ofSeconds(2)), OptionalDouble.empty()));
    assertThat(criterion.name()).isEqualTo(metric);
  }

  @Test
  void aRouteMayBeAPort() {
    EnvironmentDefinition environment =
        environment(
                "environment: production\ntarget: local\n"
                    + "services: {a: {version: 1, route: {port: 8443}}}")
            .value()
            .orElseThrow()
            .definition();

    assertThat(environment.services().get("a"))
        .satisfies(a -> assertThat(a.route().port()).isEqualTo(OptionalInt.of(8443)));
  }

  /// G6: every refusal names what is wrong and where.
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "port: 3000 => prot: 3000 => unknown key \"prot\"",
        "port: 3000 => port: 0 => expected a whole number from 1 to 65535",
        "port: 3000 => => health is asked over HTTP, so it needs a \"port\"",
        "service: frontend => service: Frontend => expected a name of a-z, 0-9 and -",
        "service: frontend => service: backend => the file is named \"frontend\", but describes",
        "path: /health => path: health => expected a path that begins with /",
        "256MiB => 256MB => expected a size such as 256MiB",
        "256MiB => 9999999999TiB => expected a size such as 256MiB",
        "cpus: 0.5 => cpus: 0 => expected a number from 0.001 to 1024",
        "{LOG_LEVEL: info} => {LOG-LEVEL: info} => expected the name of an environment variable",
        "{LOG_LEVEL: info} => {DATABASE_URL: x} => DATABASE_URL is among the settings too",
        "frontend/database-url => ../x => expected a secret's name",
        "https://github.com => https://me:secret@github.com => expected an http(s) address",
        "https://github.com => file:///etc => expected an http(s) address",
        "acme/frontend => acme/frontend:1.2 => expected an image without tag or digest",
        "owners: [web] => owners: web => expected a list",
        "interval: 2s => interval: 0s => expected a duration from 1ms to 30d",
      })
  void aBadServiceIsRefusedWithItsReason(String what, String by, String message) {
    String text = DesignExample.SERVICE.replace(what, by == null ? "" : by);

    assertThat(service(text).problems())
        .extracting(Problem::message)
        .anySatisfy(each -> assertThat(each).contains(message));
  }

  /// G6: every refusal names what is wrong and where.
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "version: 1.4.2 => version: ../x => expected a version of letters",
        "version: 1.4.2 => version: -x => expected a version of letters",
        "sha256:0123 => sha256:xyz => expected a digest",
        "replicas: 3 => replicas: 3.9 => expected a whole number from 0 to 1000",
        "{weight: 25, => {weight: 4, => the weights of the steps rise",
        "{weight: 25, => {weight: 100, => expected a whole number from 1 to 99",
        "maxHold: 15m => maxHold: 1m => \"maxHold\" is shorter than the longest hold",
        "error-rate, max: 5% => error-rate, max: 5 => expected a percentage from 0% to 100%",
        "metric: error-rate, max: 5% => metric: error-rate => a criterion needs a limit",
        "metric: error-rate => metric: eror-rate => expected one of error-rate, latency-p95",
        "latency-p95 => latency-p50 => expected one of error-rate, latency-p95",
        "crash-rate, max: 1% => crash-rate => the key \"max\" is missing",
        "failures: 2 of 3 => failures: 4 of 3 => expected such as 2 of 3",
        "errors[1m] => errors{a=\"{{servce}}\"}[1m] => {{servce}} begins none of {{service}}",
        "{severity: critical} => {service: x} => expected the name of a label other than service",
        "{severity: critical} => {a-b: x} => expected the name of a label other than service",
        "{severity: critical} => critical => expected a mapping of keys and values",
        "onInsufficient: hold => onInsufficient: wait => expected one of hold, pause, pass, fail",
        "whenFrozen: finish => whenFrozen: stop => expected one of finish, pause",
        "commit: push => commit: merge => expected one of push, pull-request",
        "2027-01-02T00:00Z => 2025-01-02T00:00Z => a freeze ends after it begins",
        "2026-11-21T18:00Z => tomorrow => expected a time with its zone",
        "2026-11-21T18:00Z => 2026-02-30T18:00Z => expected a time with its zone",
        "{allowed: false} => {allowed: no} => expected true or false",
        "{allowed: false} => {allowed: false, confirm: 2} => there is nothing to confirm",
        "{host: www.example.com} => {host: WWW.example.com} => expected a host name in lower case",
        "{host: www.example.com} => {host: a, port: 1} => a route is either a \"host\" or a",
        "{blueGreen: {watch: 10m}} => {blueGreen: {}, recreate: {}} => a strategy is exactly one",
        "{blueGreen: {watch: 10m}} => {blueGreen: {steps: []}} => unknown key \"steps\"",
        "aliases: [prod] => aliases: [default] => expected another name, this one is reserved",
        "shield: true => shield: yes => expected true or false",
        "\"#deploys\" => deploys => expected a channel such as \"#deploys\"",
        "required: 2 => required: two => expected a whole number from 0 to 20",
      })
  void aBadEnvironmentIsRefusedWithItsReason(String what, String by, String message) {
    assertThat(environment(DesignExample.ENVIRONMENT.replace(what, by)).problems())
        .extracting(Problem::message)
        .anySatisfy(each -> assertThat(each).contains(message));
  }

  @Test
  void onlyTheRepositorysFilesAreRead() {
    assertThat(RepositoryFiles.isRead("services/a.yml")).isTrue();
    assertThat(RepositoryFiles.isRead("slipway.yaml")).isTrue();
    assertThat(RepositoryFiles.isRead("services/deep/a.yaml")).isFalse();
    assertThat(RepositoryFiles.isRead("README.md")).isFalse();
    assertThat(RepositoryFiles.isRead("x/slipway.yaml")).isFalse();
  }

  private static Strategy strategy(String text) {
    Parsed<WrittenEnvironment> parsed =
        environment("environment: production\ntarget: local\nstrategy: " + text);
    assertThat(parsed.problems()).isEmpty();
    return parsed.value().orElseThrow().definition().strategy();
  }

  private static Parsed<ServiceDefinition> service(String text) {
    return RepositoryFiles.parseService(
        "services/frontend.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Parsed<WrittenEnvironment> environment(String text) {
    return RepositoryFiles.parseEnvironment(
        "environments/production.yaml", text.getBytes(StandardCharsets.UTF_8));
  }
}
