package dev.slipway.sandbox.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `docker-compose up -d` gives a working Slipway, and its zones hold.
@ExtendWith(ComposeExtension.class)
@Timeout(600)
final class ComposeIT {
  private static final Path HOME = Path.of(System.getProperty("slipway.home"));
  private static final String HOST = "frontend.dev.localhost";
  private static final long MOST = 200_000_000;

  @TempDir private static Path folder;
  @AutoClose private static SlipwayInContainers slipway;

  @BeforeAll
  @Timeout(1800)
  static void up() throws IOException {
    slipway = SlipwayInContainers.up(HOME, folder);
  }

  private static Composition composition() {
    return slipway.composition();
  }

  @Test
  void aVersionThatIsAskedForInChatIsServed() throws RefusedException {
    slipway.awaitServed("backend.dev.localhost", "1.0.0");

    slipway.slack().people().typeCommand("U0ADA", "C0DEPLOYS", "/deploy backend dev 1.1.0");

    slipway.awaitServed("backend.dev.localhost", "1.1.0");
  }

  @Test
  void usersAreServedWhileTheReconcilerIsAwayAndAfterARestartOfHaproxy() throws IOException {
    slipway.awaitServed(HOST, "1.0.0");

    String _ = composition().run("stop", "reconciler");
    assertThat(slipway.knock(HOST))
        .hasValueSatisfying(answer -> assertThat(answer.isWell()).isTrue());
    String _ = composition().run("start", "reconciler");
    slipway.awaitHealthy("reconciler");
    String _ = composition().run("restart", "haproxy");

    slipway.awaitServed(HOST, "1.0.0");
  }

  @Test
  void theBotReachesTheApiButNeitherTheEngineNorReleases() throws IOException {
    String release = slipway.awaitReached("frontend", "reconciler");

    assertThat(composition().reaches("bot", "api", 7070)).isTrue();
    assertThat(composition().reaches("bot", release, SlipwayInContainers.RELEASE_PORT)).isFalse();
    assertThat(composition().succeeds("reconciler", "test -S /var/run/docker.sock")).isTrue();
    assertThat(composition().succeeds("bot", "test -e /var/run/docker.sock")).isFalse();
    assertThat(composition().succeeds("bot", "test -e /run/slipway/slack/slack-bot-token"))
        .isTrue();
    assertThat(composition().succeeds("reconciler", "test -e /run/slipway/slack/slack-bot-token"))
        .isFalse();
  }

  @Test
  void haproxyReachesReleasesButNotTheApi() throws IOException {
    String _ = slipway.awaitReached("frontend", "haproxy");
    JsonNode networks = composition().container("reconciler").at("/NetworkSettings/Networks");

    assertThat(networks).hasSize(4);
    for (JsonNode network : networks) {
      assertThat(composition().reaches("haproxy", network.path("IPAddress").asText(), 7070))
          .isFalse();
    }
  }

  @Test
  void theJournalsAreInThePostgresThatOnlyReconcilerAndBotReach() throws IOException {
    slipway.awaitServed(HOST, "1.0.0");
    String address =
        composition()
            .container("postgres")
            .at("/NetworkSettings/Networks")
            .elements()
            .next()
            .path("IPAddress")
            .asText();

    assertThat(journals("SELECT count(*) > 0 FROM reconciler.event")).isEqualTo("t");
    assertThat(journals("SELECT count(*) > 0 FROM bot.flyway_schema_history")).isEqualTo("t");
    assertThat(composition().reaches("bot", address, 5432)).isTrue();
    assertThat(composition().reaches("haproxy", address, 5432)).isFalse();
    assertThat(composition().reaches("prometheus", address, 5432)).isFalse();
  }

  @Test
  void aDatabaseThatIsStartedAgainIsWrittenToAgain() throws IOException {
    String _ = composition().run("kill", "postgres");
    String _ = composition().run("start", "postgres");
    slipway.awaitHealthy("postgres");

    slipway.awaitHealthy("reconciler");
    slipway.awaitHealthy("bot");
    slipway.awaitServed(HOST, "1.0.0");
  }

  private static String journals(String question) throws IOException {
    return composition()
        .in("postgres", "psql", "-At", "-U", "slipway", "-d", "slipway", "-c", question)
        .strip();
  }

  @Test
  void prometheusReadsReconcilerAndBot() {
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() ->
            assertThat(
                    composition()
                        .in(
                            "prometheus",
                            "promtool",
                            "query",
                            "instant",
                            "http://localhost:9090",
                            "count(up{job=~\"reconciler|bot\"} == 1)"))
                .contains("=> 2 "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"reconciler", "bot", "haproxy", "git", "postgres", "prometheus", "alertmanager"})
  void aContainerMayLittleAndKnowsNoTokenByItsEnvironment(String service) throws IOException {
    JsonNode container = composition().container(service);

    assertThat(container.at("/HostConfig/ReadonlyRootfs").asBoolean()).isTrue();
    assertThat(container.at("/HostConfig/CapDrop").toString()).isEqualTo("[\"ALL\"]");
    assertThat(container.at("/HostConfig/SecurityOpt").toString()).contains("no-new-privileges");
    assertThat(container.at("/HostConfig/RestartPolicy/Name").asText()).isEqualTo("unless-stopped");
    assertThat(composition().in(service, "id", "-u")).isNotEqualTo("0");
    assertThat(container.at("/Config/Env").toString())
        .doesNotContain("xoxb-", "xapp-", SlipwayInContainers.JOURNAL_PASSWORD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"slipway/reconciler:test", "slipway/bot:test"})
  void anImageIsUnder200Megabytes(String image) throws IOException {
    assertThat(composition().image(image).path("Size").asLong()).isPositive().isLessThan(MOST);
  }

  @Test
  void onlyHaproxyAndTheGitServerHaveAPublishedPort() throws IOException {
    for (String service : List.of("reconciler", "bot", "postgres", "prometheus", "alertmanager")) {
      assertThat(composition().container(service).at("/HostConfig/PortBindings"))
          .as(service)
          .isEmpty();
    }
    assertThat(composition().container("haproxy").at("/HostConfig/PortBindings")).hasSize(1);
    assertThat(composition().container("git").at("/HostConfig/PortBindings")).hasSize(1);
  }

  @Test
  void theProfileOfGrafanaParses() throws IOException {
    assertThat(composition().run("--profile", "grafana", "config")).contains("grafana/grafana:");
  }
}
