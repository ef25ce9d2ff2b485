package dev.slipway.bot.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.configuration.NotifierConfiguration.Encryption;
import dev.slipway.bot.configuration.NotifierConfiguration.Login;
import dev.slipway.bot.configuration.NotifierConfiguration.Server;
import dev.slipway.bot.configuration.NotifierConfiguration.Way;
import dev.slipway.bot.incident.Severity;
import dev.slipway.environments.configuration.ConfigurationFile.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifierKeysTest {
  private static final Path FULL =
      Path.of("src", "test", "resources", "configuration", "full.yaml");

  @TempDir private Path folder = Path.of("");

  private Outcome<Configuration> read(String text) throws IOException {
    return ConfigurationReader.read(Files.writeString(folder.resolve("bot.yaml"), text));
  }

  private Map<String, NotifierConfiguration> accepted(String text) throws IOException {
    Outcome<Configuration> outcome = read(text);

    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    return ((Outcome.Accepted<Configuration>) outcome).configuration().notifiers();
  }

  private Way way(String keys) throws IOException {
    return accepted(with(keys)).values().iterator().next().way();
  }

  private String refused(String keys) throws IOException {
    Outcome<Configuration> outcome = read(with(keys));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused<Configuration>) outcome).problems()).hasSize(1);
    return ((Outcome.Refused<Configuration>) outcome).problems().getFirst().toString();
  }

  private static String with(String keys) {
    return """
    reconciler: {token: reconciler.token}
    repository: {url: environments.git}
    slack: {kind: socket, botToken: bot.token, appToken: app.token}
    notifiers: {ours: {%s}}
    """
        .formatted(keys);
  }

  @Test
  void everyKeyIsRead() throws IOException {
    assertThat(accepted(Files.readString(FULL)))
        .isEqualTo(
            Map.of(
                "games-room",
                new NotifierConfiguration(
                    Severity.MAJOR, Set.of(), new Way.Discord(folder.resolve("discord.url"))),
                "oncall-mail",
                new NotifierConfiguration(Severity.MINOR, Set.of(), mail()),
                "pager",
                new NotifierConfiguration(
                    Severity.CRITICAL,
                    Set.of("production"),
                    new Way.PagerDuty(
                        URI.create("https://events.eu.pagerduty.com/v2/enqueue"),
                        folder.resolve("pagerduty.key"))),
                "tickets",
                new NotifierConfiguration(
                    Severity.MINOR,
                    Set.of(),
                    new Way.Webhook(
                        Optional.of(URI.create("https://tickets.example.com/hooks/slipway")),
                        Optional.empty(),
                        Optional.of(folder.resolve("tickets.token")),
                        Optional.of(folder.resolve("tickets.secret"))))));
  }

  private Way mail() {
    return new Way.Mail(
        new Server(
            "smtp.example.com",
            465,
            Encryption.TLS,
            Optional.of(folder.resolve("mail-ca.pem")),
            Optional.of(new Login("slipway", folder.resolve("smtp.password")))),
        "slipway@example.com",
        List.of("oncall@example.com"),
        false);
  }

  @Test
  void mailIsEncryptedUnlessItIsSaidOtherwise() throws IOException {
    assertThat(way("kind: mail, host: smtp.example.com, from: slipway@example.com"))
        .isEqualTo(
            new Way.Mail(
                new Server(
                    "smtp.example.com",
                    587,
                    Encryption.STARTTLS,
                    Optional.empty(),
                    Optional.empty()),
                "slipway@example.com",
                List.of(),
                true));
  }

  @Test
  void aPasswordIsNeverSentInTheClear() throws IOException {
    String login = "user: slipway, password: p, tls: none, from: slipway@example.com";

    assertThat(refused("kind: mail, host: smtp.example.com, " + login))
        .contains("bot.yaml:4:", "never sent in the clear");
    assertThat(way("kind: mail, host: localhost, " + login)).isInstanceOf(Way.Mail.class);
  }

  @Test
  void aUserWithoutAPasswordIsRefused() throws IOException {
    assertThat(refused("kind: mail, host: localhost, user: slipway, from: slipway@example.com"))
        .contains("user and password need each other");
  }

  @Test
  void whatIsNoMailAddressIsRefused() throws IOException {
    assertThat(refused("kind: mail, host: localhost, from: slipway"))
        .contains("a mail address such as oncall@example.com");
  }

  @Test
  void aWebhooksAddressStandsInOnePlace() throws IOException {
    assertThat(refused("kind: webhook, secret: s")).contains("url or in the file urlFile");
    assertThat(refused("kind: webhook, url: 'https://a.example', urlFile: f"))
        .contains("url or in the file urlFile");
    assertThat(way("kind: webhook, urlFile: f")).isInstanceOf(Way.Webhook.class);
  }

  @Test
  void noticesAreNeverSentOverANetworkWithoutTls() throws IOException {
    assertThat(refused("kind: webhook, url: 'http://a.example/'")).contains("https://");
  }
}
