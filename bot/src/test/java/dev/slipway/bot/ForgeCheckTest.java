package dev.slipway.bot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.bot.check.Finding;
import dev.slipway.bot.check.Finding.Verdict;
import dev.slipway.bot.configuration.Configuration;
import dev.slipway.bot.configuration.ConfigurationReader;
import dev.slipway.environments.configuration.ConfigurationFile.Outcome;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.parse.RepositoryFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ForgeCheckTest {
  @TempDir private Path folder;

  @Test
  void whereNothingIsConfiguredAndNothingWantedNothingIsSaid() throws IOException {
    assertThat(ForgeCheck.of(configuration(""), List.of(environment("commit: push")))).isEmpty();
  }

  @Test
  void anEnvironmentThatWantsPullRequestsNeedsAForge() throws IOException {
    Optional<Finding> finding =
        ForgeCheck.of(configuration(""), List.of(environment("commit: pull-request")));

    assertThat(finding.orElseThrow().verdict()).isEqualTo(Verdict.WRONG);
    assertThat(finding.orElseThrow().sentence()).contains("production", "section forge");
  }

  @Test
  void aMissingTokenIsNamedByItsFile() throws IOException {
    Finding finding = ForgeCheck.of(configuration(forge(1)), List.of()).orElseThrow();

    assertThat(finding.verdict()).isEqualTo(Verdict.WRONG);
    assertThat(finding.sentence()).contains(folder.resolve("forge.token").toString());
  }

  @Test
  void aRepositoryThatTheTokenMayNotSeeIsSaid() throws IOException {
    Files.writeString(folder.resolve("forge.token"), "s3cret");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "{\"message\":\"Not Found\"}".getBytes(UTF_8);
          exchange.sendResponseHeaders(404, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      Finding finding =
          ForgeCheck.of(configuration(forge(server.getAddress().getPort())), List.of())
              .orElseThrow();

      assertThat(finding.verdict()).isEqualTo(Verdict.WRONG);
      assertThat(finding.sentence())
          .contains("no such repository for this token", "forge.repository")
          .doesNotContain("s3cret");
    } finally {
      server.stop(0);
    }
  }

  private static String forge(int port) {
    return "forge: {kind: gitea, url: \"http://127.0.0.1:"
        + port
        + "/api/v1\", repository: acme/environments, token: forge.token}\n";
  }

  private Configuration configuration(String forge) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("bot.yaml"),
            "reconciler: {token: reconciler.token}\n"
                + "repository: {url: environments.git}\n"
                + forge
                + "slack: {kind: http, botToken: bot.token, signingSecret: secret}\n");
    return ((Outcome.Accepted<Configuration>) ConfigurationReader.read(file)).configuration();
  }

  private static EnvironmentDefinition environment(String rule) {
    String text = "environment: production\ntarget: local\n" + rule + "\n";
    return RepositoryFiles.parseEnvironment("environments/production.yaml", text.getBytes(UTF_8))
        .value()
        .orElseThrow()
        .definition();
  }
}
