package dev.slipway.bot.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.configuration.Configuration.AlertsConfiguration;
import dev.slipway.bot.configuration.SlackConfiguration.Mode;
import dev.slipway.bot.digest.DigestTime;
import dev.slipway.bot.incident.Heartbeat;
import dev.slipway.environments.configuration.Address;
import dev.slipway.environments.configuration.BackupConfiguration;
import dev.slipway.environments.configuration.ConfigurationFile.Outcome;
import dev.slipway.environments.configuration.JournalDatabase;
import dev.slipway.environments.configuration.RepositoryConfiguration;
import dev.slipway.environments.configuration.SourcesConfiguration;
import dev.slipway.environments.configuration.TracingConfiguration;
import dev.slipway.environments.language.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {
  private static final Path FULL =
      Path.of("src", "test", "resources", "configuration", "full.yaml");
  private static final Path DOCUMENT = Path.of("..", "docs", "bot-configuration.md");

  @TempDir private Path folder;

  @Test
  void whatIsLeftOutHasADefault() throws IOException {
    Configuration read =
        accepted(
            """
            reconciler: {token: reconciler.token}
            repository: {url: environments.git}
            slack: {kind: socket, botToken: bot.token, appToken: app.token}
            """);

    assertThat(read.listen()).isEqualTo(new Address("127.0.0.1", 7071));
    assertThat(read.state()).isEqualTo(folder.resolve("bot-state"));
    assertThat(read.journal()).isEmpty();
    assertThat(read.backup())
        .isEqualTo(
            new BackupConfiguration(Optional.empty(), Duration.ofHours(6), Duration.ofDays(30)));
    assertThat(read.tracing()).isEmpty();
    assertThat(read.forge()).isEmpty();
    assertThat(read.reconciler().url()).isEqualTo(URI.create("http://127.0.0.1:7070"));
    assertThat(read.slack().mode()).isEqualTo(new Mode.Socket(folder.resolve("app.token"), 2));
    assertThat(read.slack().workspace()).isEmpty();
    assertThat(read.slack().api()).isEqualTo(URI.create("https://slack.com/api/"));
    assertThat(read.digest()).isEmpty();
    assertThat(read.alerts()).isEmpty();
    assertThat(read.notifiers()).isEmpty();
    assertThat(read.sources()).isEmpty();
  }

  @Test
  void everyKeyIsRead() throws IOException {
    Configuration read = accepted(Files.readString(FULL));

    assertThat(read.listen()).isEqualTo(new Address("127.0.0.1", 7171));
    assertThat(read.state()).isEqualTo(folder.resolve("var"));
    assertThat(read.journal())
        .contains(
            new JournalDatabase(
                URI.create("postgresql://db.example.com:5433/slipway"),
                "keeper",
                folder.resolve("journal.password"),
                Optional.of(folder.resolve("db-ca.pem")),
                "deliveries"));
    assertThat(read.backup())
        .isEqualTo(
            new BackupConfiguration(
                Optional.of(Path.of("/mnt/backups")), Duration.ofHours(1), Duration.ofDays(7)));
    assertThat(read.tracing())
        .contains(
            new TracingConfiguration(
                URI.create("https://collector.example.com:4318"),
                Optional.of(folder.resolve("collector.headers"))));
    assertThat(read.reconciler())
        .isEqualTo(
            new Configuration.ReconcilerAddress(
                URI.create("http://10.0.0.5:7070"), Path.of("/etc/slipway/reconciler.token")));
    assertThat(read.repository().branch()).isEqualTo("live");
    assertThat(read.forge())
        .contains(
            new ForgeConfiguration(
                ForgeConfiguration.Kind.GITLAB,
                URI.create("https://gitlab.example.com/api/v4"),
                "acme/platform/environments",
                folder.resolve("forge.token")));
    assertThat(read.slack())
        .isEqualTo(
            new SlackConfiguration(
                new Mode.Socket(Path.of("/etc/slipway/slack-app.token"), 3),
                Path.of("/etc/slipway/slack-bot.token"),
                Optional.of("T0123ABCD"),
                URI.create("https://slack.com/api/")));
    assertThat(read.digest())
        .contains(new DigestTime(LocalTime.of(8, 30), ZoneId.of("Europe/Berlin")));
    assertThat(read.alerts())
        .contains(
            new AlertsConfiguration(
                folder.resolve("alerts.token"),
                Optional.of(new Heartbeat("Watchdog", Duration.ofMinutes(10)))));
    assertThat(read.sources())
        .contains(
            new SourcesConfiguration(
                URI.create("https://git.example.com/acme/"),
                "git@git.example.com:acme/",
                Optional.empty(),
                Optional.of(
                    new RepositoryConfiguration.SshKey(
                        folder.resolve("sources.key"), folder.resolve("known_hosts"))),
                Duration.ofSeconds(30)));
  }

  @Test
  void sourcesAreReadWhereTheyAreUnlessItSaysOtherwise() throws IOException {
    String rest =
        """
        reconciler: {token: reconciler.token}
        repository: {url: environments.git}
        slack: {kind: socket, botToken: bot.token, appToken: app.token}
        """;

    assertThat(accepted(rest + "sources: {under: https://git.example.com/acme}\n").sources())
        .hasValueSatisfying(
            sources -> assertThat(sources.from()).isEqualTo("https://git.example.com/acme"));
    assertThat(
            refused(rest + "sources: {under: http://git.example.com/, token: {file: git.token}}\n"))
        .singleElement()
        .asString()
        .contains("a token is never sent over http://");
  }

  /// `9` and `CET+1` could be meant in several ways.
  @Test
  void anUnclearTimeOfDayOrZoneIsRefusedWithItsPlace() throws IOException {
    String rest =
        """
        reconciler: {token: reconciler.token}
        repository: {url: environments.git}
        slack: {kind: socket, botToken: bot.token, appToken: app.token}
        """;

    assertThat(refused(rest + "digest: {at: 9, zone: Berlin}"))
        .hasSize(2)
        .anySatisfy(problem ->
            assertThat(problem).startsWith("bot.yaml:4:14: ").contains("a time such as 09:00"))
        .anySatisfy(
            problem -> assertThat(problem).startsWith("bot.yaml:4:23: ").contains("Europe/Berlin"));
  }

  @Test
  void aForgesTokenIsNeverSentOverANetworkWithoutTls() throws IOException {
    assertThat(
            refused(
                """
                reconciler: {token: reconciler.token}
                repository: {url: environments.git}
                forge: {kind: gitea, url: "http://gitea.example.com/api/v1", repository: a/b, token: t}
                slack: {kind: http, botToken: b, signingSecret: s}
                """))
        .singleElement()
        .asString()
        .startsWith("bot.yaml:3:27: ")
        .contains("https://");
  }

  @Test
  void aForgesRepositoryIsNamedByOwnerAndName() throws IOException {
    assertThat(
            refused(
                """
                reconciler: {token: reconciler.token}
                repository: {url: environments.git}
                forge: {kind: github, repository: environments, token: t}
                slack: {kind: http, botToken: b, signingSecret: s}
                """))
        .singleElement()
        .asString()
        .contains("acme/environments");
  }

  /// C3.
  @Test
  void httpModeWithoutASigningSecretIsRefusedWithItsPlace() throws IOException {
    assertThat(
            refused(
                """
                reconciler: {token: reconciler.token}
                repository: {url: environments.git}
                slack: {kind: http, botToken: bot.token}
                """))
        .containsExactly("bot.yaml:3:8: the key \"signingSecret\" is missing");
  }

  @Test
  void aKeyOfTheOtherModeIsRefused() throws IOException {
    assertThat(
            refused(
                """
                reconciler: {token: reconciler.token}
                repository: {url: environments.git}
                slack: {kind: http, botToken: b, signingSecret: s, appToken: a}
                """))
        .singleElement()
        .asString()
        .startsWith("bot.yaml:3:52: unknown key \"appToken\", allowed are");
  }

  /// Written anew by `-Ddocs.write=true`.
  @Test
  void theReferenceIsCurrent() throws IOException {
    String document = ReferenceDocument.text(Files.readString(FULL));

    ReferenceDocument.writeIfAsked(DOCUMENT, document);
    assertThat(DOCUMENT).hasContent(document);
  }

  private Configuration accepted(String text) throws IOException {
    Outcome<Configuration> outcome = read(text);

    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    return ((Outcome.Accepted<Configuration>) outcome).configuration();
  }

  private List<String> refused(String text) throws IOException {
    Outcome<Configuration> outcome = read(text);

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<Configuration>) outcome)
        .problems().stream()
            .map(Problem::toString)
            .map(each -> each.substring(folder.toString().length() + 1))
            .toList();
  }

  private Outcome<Configuration> read(String text) throws IOException {
    return ConfigurationReader.read(Files.writeString(folder.resolve("bot.yaml"), text));
  }
}
