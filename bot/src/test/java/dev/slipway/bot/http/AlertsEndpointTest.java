package dev.slipway.bot.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.bot.alert.alertmanager.AlertmanagerPayload;
import dev.slipway.bot.slack.Inbound;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What Alertmanager posts, over HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AlertsEndpointTest {
  @AutoClose private final ServedBot bot = new ServedBot();

  private HttpResponse<String> posts(String authorization, String body) throws Exception {
    return bot.client()
        .send(
            HttpRequest.newBuilder(bot.address().resolve("/api/v1/alerts/alertmanager"))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private long kept() {
    return bot.journal().received(1_000).stream()
        .filter(each -> each.inbound() instanceof Inbound.Alerted)
        .count();
  }

  /// C17
  @Test
  void alertsAreKeptBeforeTheyAreAnsweredAndElse503() throws Exception {
    String body = "{\"version\": \"4\", \"groupKey\": \"k\", \"status\": \"firing\"}";
    long before = kept();
    assertThat(posts("Bearer " + ServedBot.TOKEN, body).statusCode()).isEqualTo(200);
    assertThat(kept()).isEqualTo(before + 1);

    bot.full(true);
    HttpResponse<String> answer = posts("Bearer " + ServedBot.TOKEN, body);
    bot.full(false);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("send it again");
    assertThat(kept()).isEqualTo(before + 1);
  }

  @Test
  void alertsWithoutTheTokenAndWhatIsNoneAreRefused() throws Exception {
    long before = kept();
    assertThat(posts("Bearer wrong", "{}").statusCode()).isEqualTo(401);
    assertThat(posts("Basic " + ServedBot.TOKEN, "{}").statusCode()).isEqualTo(401);
    HttpResponse<String> answer = posts("Bearer " + ServedBot.TOKEN, "{\"version\": \"3\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("version");
    assertThat(kept()).isEqualTo(before);
  }

  @Test
  void withoutATokenItDoesNotStart() {
    assertThatThrownBy(() -> new AlertsEndpoint(bot.inbox(), AlertmanagerPayload::read, () -> " "))
        .hasMessageContaining("anybody could call people");
  }
}
