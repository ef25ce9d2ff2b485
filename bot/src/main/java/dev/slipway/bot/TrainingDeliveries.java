package dev.slipway.bot;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What people do in Slack, as it comes to a bot that trains.
final class TrainingDeliveries implements AutoCloseable {
  static final String SECRET = "of-this-moment";
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final URI bot;
  private final URI partners;
  private final HttpClient client = HttpClient.newHttpClient();

  /// @param partners where answers go
  TrainingDeliveries(URI bot, URI partners) {
    this.bot = bot;
    this.partners = partners;
  }

  void look(String path) throws IOException, InterruptedException {
    send(HttpRequest.newBuilder(bot.resolve(path)));
  }

  /// @param text behind `/deploy`
  void typed(String user, String text) throws IOException, InterruptedException {
    slack(
        "application/x-www-form-urlencoded",
        "command=%%2Fdeploy&text=%s&user_id=%s&team_id=T0&channel_id=%s&trigger_id=%d&response_url=%s"
            .formatted(
                encoded(text),
                user,
                TrainingPartners.CHANNEL,
                NUMBERS.incrementAndGet(),
                encoded(partners.resolve("slack/answer").toString())));
  }

  void pressed(String user, String ts, String action, String value)
      throws IOException, InterruptedException {
    slack(
        "application/x-www-form-urlencoded",
        "payload="
            + encoded(
                """
                {"type":"block_actions","user":{"id":"%s"},"team":{"id":"T0"},"trigger_id":"%d",
                 "channel":{"id":"%s"},"response_url":"%s",
                 "container":{"type":"message","message_ts":"%s","is_ephemeral":false},
                 "actions":[{"action_id":"%s","value":"%s","type":"button"}]}
                """
                    .formatted(
                        user,
                        NUMBERS.incrementAndGet(),
                        TrainingPartners.CHANNEL,
                        partners.resolve("slack/answer"),
                        ts,
                        action,
                        value)));
  }

  /// @param type `reaction_added` or `reaction_removed`
  void reacted(String type, String user, String ts, String name)
      throws IOException, InterruptedException {
    event(
        """
        {"type":"%s","user":"%s","reaction":"%s",
         "item":{"type":"message","channel":"%s","ts":"%s"}}
        """
            .formatted(type, user, name, TrainingPartners.CHANNEL, ts));
  }

  void visited(String user) throws IOException, InterruptedException {
    event("{\"type\":\"app_home_opened\",\"user\":\"%s\",\"tab\":\"home\"}".formatted(user));
  }

  /// The bot hears of its own messages too.
  void said(String ts) throws IOException, InterruptedException {
    event(
        """
        {"type":"message","user":"UBOT","bot_id":"B0","text":"a card","channel":"%s","ts":"%s"}
        """
            .formatted(TrainingPartners.CHANNEL, ts));
  }

  private void event(String event) throws IOException, InterruptedException {
    slack(
        "application/json",
        """
        {"type":"event_callback","token":"t","team_id":"T0","api_app_id":"A0","event_id":"Ev%d",
         "event_time":1700000000,"authorizations":[{"team_id":"T0","user_id":"UBOT","is_bot":true}],
         "event":%s}
        """
            .formatted(NUMBERS.incrementAndGet(), event));
  }

  private void slack(String type, String body) throws IOException, InterruptedException {
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    send(
        HttpRequest.newBuilder(bot.resolve("/slack/events"))
            .header("Content-Type", type)
            .header("X-Slack-Request-Timestamp", timestamp)
            .header("X-Slack-Signature", signature("v0:" + timestamp + ":" + body))
            .POST(BodyPublishers.ofString(body)));
  }

  private void send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var _ = client.send(request.timeout(DEADLINE).build(), BodyHandlers.discarding());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
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

  @Override
  public void close() {
    client.close();
  }
}
