package dev.slipway.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.bot.check.Finding;
import dev.slipway.bot.check.Finding.Verdict;
import dev.slipway.bot.configuration.Configuration;
import dev.slipway.bot.configuration.ConfigurationReader;
import dev.slipway.environments.configuration.ConfigurationFile.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifierCheckTest {
  @TempDir private Path folder = Path.of("");

  private List<Finding> found(String notifiers) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("bot.yaml"),
            """
            reconciler: {token: reconciler.token}
            repository: {url: environments.git}
            slack: {kind: socket, botToken: bot.token, appToken: app.token}
            """
                + notifiers);
    Outcome<Configuration> outcome = ConfigurationReader.read(file);
    List<Finding> findings = new ArrayList<>();
    NotifierCheck.run(((Outcome.Accepted<Configuration>) outcome).configuration(), findings::add);
    return findings;
  }

  @Test
  void whereNoneIsConfiguredNothingIsSaid() throws IOException {
    assertThat(found("")).isEmpty();
  }

  @Test
  void whatIsMissingIsNamedForEachOfThem() throws IOException {
    assertThat(
            found(
                """
                notifiers:
                  games-room: {kind: discord, urlFile: discord.url}
                  mail: {kind: mail, host: localhost, port: 1, tls: none, from: slipway@example.com}
                  pager: {kind: pagerduty, routingKey: pagerduty.key}
                """))
        .hasSize(3)
        .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.WRONG))
        .anySatisfy(finding -> assertThat(finding.line()).contains("games-room", "discord.url"))
        .anySatisfy(finding -> assertThat(finding.line()).contains("notifier mail"))
        .anySatisfy(finding -> assertThat(finding.line()).contains("pager", "pagerduty.key"));
  }

  @Test
  void whatAnswersIsFound() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";

      assertThat(found("notifiers: {hook: {kind: webhook, url: '" + url + "'}}"))
          .singleElement()
          .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.OK));
    } finally {
      server.stop(0);
    }
  }
}
