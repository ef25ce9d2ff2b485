package dev.slipway.sandbox.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import dev.slipway.sandbox.slack.app.AppManifest;
import dev.slipway.sandbox.slack.delivery.DeliverySettings;
import dev.slipway.sandbox.slack.workspace.HandClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/// A local Slack with Slack's own SDK in front of it, for a test.
public final class SlackUnderTest implements AutoCloseable {
  public static final String DEPLOYS = "C0DEPLOYS";
  public static final String ADA = "U0ADA";
  public static final String GRACE = "U0GRACE";
  public static final String BOT = "U0SLIPWAY";

  /// More patient than Slack, for machines that are busy; tries again at once.
  static final DeliverySettings PATIENT =
      new DeliverySettings(
          Duration.ofSeconds(30), List.of(Duration.ZERO, Duration.ZERO, Duration.ZERO));

  private final HandClock clock = new HandClock();
  private final SlackServer server;
  private final Slack sdk;
  private final HttpClient http = HttpClient.newHttpClient();

  public SlackUnderTest() throws IOException {
    this(everything());
  }

  public SlackUnderTest(AppManifest manifest) throws IOException {
    this(manifest, PATIENT);
  }

  private SlackUnderTest(DeliverySettings deliveries) throws IOException {
    this(everything(), deliveries);
  }

  private SlackUnderTest(AppManifest manifest, DeliverySettings deliveries) throws IOException {
    server = SlackServer.start(SlackSetup.sample(0, manifest).at(clock).waiting(deliveries));
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(server.apiUrl());
    // Else the SDK asks auth.test with every token, for statistics only.
    config.setStatsEnabled(false);
    sdk = Slack.getInstance(config);
  }

  /// As Slack, with a very short patience for the app, for tests of what comes after it.
  public static SlackUnderTest hasty() throws IOException {
    return new SlackUnderTest(new DeliverySettings(Duration.ofMillis(200), PATIENT.retries()));
  }

  /// An app that may do all that the methods ask for.
  public static AppManifest everything() {
    return new AppManifest(
        "Slipway",
        List.of(new AppManifest.Command("/deploy", "Ships a service", "SERVICE ENVIRONMENT", true)),
        List.of(
            "chat:write",
            "channels:read",
            "groups:read",
            "im:read",
            "channels:history",
            "groups:history",
            "im:history",
            "channels:join",
            "im:write",
            "reactions:read",
            "reactions:write",
            "users:read",
            "users:read.email",
            "usergroups:read",
            "team:read",
            "commands"),
        List.of(
            "message.channels",
            "app_mention",
            "reaction_added",
            "reaction_removed",
            "app_home_opened",
            "member_joined_channel"),
        true,
        false);
  }

  public SlackServer server() {
    return server;
  }

  public HandClock clock() {
    return clock;
  }

  public Slack sdk() {
    return sdk;
  }

  /// As the app.
  public MethodsClient app() {
    return sdk.methods(server.credentials().botToken());
  }

  public MethodsClient with(String token) {
    return sdk.methods(token);
  }

  /// A call without the SDK, to send what it would not.
  public HttpResponse<String> post(String method, String contentType, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.apiUrl() + method))
            .header("Authorization", "Bearer " + server.credentials().botToken())
            .POST(BodyPublishers.ofString(body));
    if (!contentType.isEmpty()) {
      request.header("Content-Type", contentType);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() throws Exception {
    http.close();
    sdk.close();
    server.close();
  }
}
