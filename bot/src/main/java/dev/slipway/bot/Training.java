package dev.slipway.bot;

import dev.slipway.bot.configuration.Configuration;
import dev.slipway.bot.configuration.ConfigurationReader;
import dev.slipway.environments.configuration.ConfigurationFile;
import dev.slipway.environments.git.MomentaryRepository;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A bot's start and its first commands, over a repository that exists for this moment only, with
/// neither Slack nor a reconciler: what an AOT cache is made of.
final class Training {
  private static final int ROUNDS = 20;
  private static final String SECRET = "of-this-moment";
  private static final String NOWHERE = "http://127.0.0.1:1/";
  private static final List<String> COMMANDS =
      List.of("help", "status", "history+hello+training", "helo+training", "hello+training+1.1.0");

  private Training() {}

  static void run() throws IOException, InterruptedException {
    try (MomentaryRepository repository = MomentaryRepository.of(files());
        Service service = Service.start(configuration(repository));
        HttpClient client = HttpClient.newHttpClient()) {
      for (int round = 0; round < ROUNDS; round++) {
        for (String path : List.of("health/live", "health/ready", "metrics")) {
          send(client, HttpRequest.newBuilder(service.address().resolve("/" + path)));
        }
        for (String command : COMMANDS) {
          send(client, command(service.address(), command, round));
        }
      }
    }
  }

  private static void send(HttpClient client, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    var _ = client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.discarding());
  }

  private static HttpRequest.Builder command(URI address, String text, int round) {
    String body =
        "command=%2Fdeploy&text="
            + text
            + "&user_id=U0ADA&team_id=T0&channel_id=C0&trigger_id="
            + round
            + "&response_url=http%3A%2F%2F127.0.0.1%3A1%2F";
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    return HttpRequest.newBuilder(address.resolve("/slack/events"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("X-Slack-Request-Timestamp", timestamp)
        .header("X-Slack-Signature", signature("v0:" + timestamp + ":" + body))
        .POST(BodyPublishers.ofString(body));
  }

  private static String signature(String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "Hmac"));
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM cannot sign with HMAC-SHA256", e);
    }
  }

  private static Configuration configuration(MomentaryRepository repository) throws IOException {
    Path folder = repository.folder();
    Files.writeString(folder.resolve("token"), SECRET);
    Path file = folder.resolve("bot.yaml");
    Files.writeString(
        file,
        """
        listen: 127.0.0.1:0
        state: state
        reconciler: {url: "%1$s", token: token}
        repository: {url: "%2$s", poll: 1s}
        slack: {kind: http, botToken: token, signingSecret: token, api: "%1$s"}
        """
            .formatted(NOWHERE, repository.url()));
    return switch (ConfigurationReader.read(file)) {
      case ConfigurationFile.Outcome.Accepted<Configuration>(Configuration configuration) ->
          configuration;
      case ConfigurationFile.Outcome.Refused<Configuration>(var problems) ->
          throw new IOException("the training's configuration is refused: " + problems);
    };
  }

  private static Map<String, String> files() {
    return Map.of(
        "slipway.yaml",
        """
        people:
          ada: {name: Ada Lovelace, email: ada@example.com, slack: U0ADA}
        teams:
          web: {members: [ada]}
        roles:
          default: {request: [web], operate: [web]}
        defaults:
          channels: {deployments: "#deploys", incidents: "#oncall"}
        """,
        "services/hello.yaml",
        """
        service: hello
        command: [bin/hello, --port, "{port}"]
        port: 3000
        health: {path: /health}
        """,
        "environments/training.yaml",
        """
        environment: training
        target: training
        services:
          hello: {version: 1.0.0}
        """);
  }
}
