package dev.slipway.bot.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.bot.alert.alertmanager.AlertmanagerPayload;
import dev.slipway.bot.journal.JournalException;
import dev.slipway.bot.journal.memory.MemoryJournal;
import dev.slipway.bot.message.Dialog.Option;
import dev.slipway.bot.meters.Meters;
import dev.slipway.bot.slack.Inbound;
import dev.slipway.bot.slack.Inbox;
import dev.slipway.bot.slack.bolt.SlackApp;
import dev.slipway.bot.slack.bolt.TokenFile;
import dev.slipway.bot.slack.bolt.WebApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The bot over HTTP, with Bolt behind the check and a journal behind Bolt.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BotServerTest {
  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  private static final String TOKEN = "a-token-of-alerts";
  private static final String COMMAND =
      "command=%2Fdeploy&text=frontend+staging&user_id=U1&team_id=T1&channel_id=C1"
          + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2F1&trigger_id=";

  private final MemoryJournal journal = new MemoryJournal();
  private final Meters meters =
      new Meters(
          new Meters.Sources(
              journal,
              journal,
              new Meters.Told(Set.of(), journal),
              _ -> List.of(),
              InstantSource.system()));
  private final Condition condition = new Condition();
  private final HttpClient client = HttpClient.newHttpClient();
  private final SlackEndpoint endpoint =
      new SlackEndpoint(
          new SlackApp(
              new WebApi(
                  URI.create("http://127.0.0.1:1/api/"), new TokenFile(Path.of("no-such-token"))),
              new JournalInbox()),
          () -> SECRET,
          InstantSource.system());
  private final AlertsEndpoint alerts =
      new AlertsEndpoint(new JournalInbox(), AlertmanagerPayload::read, () -> TOKEN);
  private BotServer server;
  private boolean full;

  private final class JournalInbox implements Inbox {
    @Override
    public void take(Inbound inbound) {
      if (full) {
        throw new JournalException("the disk is full", new IOException("no space left"));
      }
      journal.receive(inbound, Instant.now());
    }

    @Override
    public List<Option> options(String user, String input, String memory, String typed) {
      return List.of();
    }
  }

  private static final class Condition implements Health {
    private Optional<String> broken = Optional.empty();
    private Optional<String> degraded = Optional.empty();

    @Override
    public Optional<String> broken() {
      return broken;
    }

    @Override
    public Optional<String> degraded() {
      return degraded;
    }
  }

  @BeforeAll
  void start() throws IOException {
    server = BotServer.start(parts(0, Optional.of(endpoint)));
  }

  private BotServer.Parts parts(int port, Optional<SlackEndpoint> slack) {
    return new BotServer.Parts(
        new BotServer.Listen("127.0.0.1", port), slack, Optional.of(alerts), condition, meters);
  }

  @AfterAll
  void stop() {
    server.close();
    client.close();
  }

  private static String now() {
    return Long.toString(Instant.now().getEpochSecond());
  }

  private HttpResponse<String> call(String timestamp, String signature, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.address().resolve("/slack/events"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Slack-Request-Timestamp", timestamp)
            .header("X-Slack-Signature", signature)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> signed(String body) throws IOException, InterruptedException {
    String timestamp = now();
    return call(timestamp, SlackSigner.sign(SECRET, timestamp, body), body);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(server.address().resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private int received() {
    return journal.received(100_000).size();
  }

  /// A way in which a call may be wrong; the number makes each one different.
  private interface Wrong {
    int status(int number) throws IOException, InterruptedException;
  }

  private static Map<Integer, Integer> statuses(Wrong wrong)
      throws IOException, InterruptedException {
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (int i = 0; i < 1_000; i++) {
      statuses.merge(wrong.status(i), 1, Integer::sum);
    }
    return statuses;
  }

  /// C2
  @Test
  void aThousandForgedCallsHaveNoEffect() throws IOException, InterruptedException {
    int before = received();
    int remembered = endpoint.check().remembered();

    Map<Integer, Integer> statuses =
        statuses(i -> {
          String timestamp = now();
          String signature = SlackSigner.sign("guess " + i, timestamp, COMMAND + i);
          return call(timestamp, signature, COMMAND + i).statusCode();
        });

    assertThat(statuses).isEqualTo(Map.of(401, 1_000));
    assertThat(received()).isEqualTo(before);
    assertThat(endpoint.check().remembered()).isEqualTo(remembered);
  }

  /// C2
  @Test
  void aThousandReplayedCallsHaveTheEffectOfOne() throws IOException, InterruptedException {
    String timestamp = now();
    String signature = SlackSigner.sign(SECRET, timestamp, COMMAND + "replay");
    int before = received();
    assertThat(call(timestamp, signature, COMMAND + "replay").statusCode()).isEqualTo(200);

    Map<Integer, Integer> statuses =
        statuses(_ -> call(timestamp, signature, COMMAND + "replay").statusCode());

    assertThat(statuses).isEqualTo(Map.of(401, 1_000));
    assertThat(received()).isEqualTo(before + 1);
  }

  /// C2
  @Test
  void aThousandCallsOfAnotherTimeHaveNoEffect() throws IOException, InterruptedException {
    int before = received();

    Map<Integer, Integer> statuses =
        statuses(i -> {
          long skew = (i % 2 == 0 ? 1 : -1) * (360L + i);
          String timestamp = Long.toString(Instant.now().getEpochSecond() + skew);
          String signature = SlackSigner.sign(SECRET, timestamp, COMMAND + i);
          return call(timestamp, signature, COMMAND + i).statusCode();
        });

    assertThat(statuses).isEqualTo(Map.of(401, 1_000));
    assertThat(received()).isEqualTo(before);
  }

  /// C2
  @Test
  void aThousandAlteredCallsHaveNoEffect() throws IOException, InterruptedException {
    int before = received();

    Map<Integer, Integer> statuses =
        statuses(i -> {
          String timestamp = now();
          String signature = SlackSigner.sign(SECRET, timestamp, COMMAND + i);
          String altered = COMMAND.replace("staging", "production") + i;
          return call(timestamp, signature, altered).statusCode();
        });

    assertThat(statuses).isEqualTo(Map.of(401, 1_000));
    assertThat(received()).isEqualTo(before);
  }

  /// C2. The server stops reading at its limit: it answers 413, or the connection ends before all
  /// was sent.
  @Test
  void aThousandOversizedCallsHaveNoEffect() throws IOException, InterruptedException {
    int before = received();
    String large = COMMAND + "x".repeat((1 << 20) + 1);
    String timestamp = now();
    String signature = SlackSigner.sign(SECRET, timestamp, large);

    Map<Integer, Integer> statuses =
        statuses(_ -> {
          try {
            return call(timestamp, signature, large).statusCode();
          } catch (IOException _) {
            return 413;
          }
        });

    assertThat(statuses).isEqualTo(Map.of(413, 1_000));
    assertThat(received()).isEqualTo(before);
  }

  /// C1.
  @Test
  void aSignedCommandIsTakenWithItsSignatureAsId() throws IOException, InterruptedException {
    HttpResponse<String> answer = signed(COMMAND + "taken");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(journal.received(100_000).stream().map(one -> one.inbound().id()))
        .anyMatch(id -> id.matches("v0=[0-9a-f]{64}"));
  }

  /// C4
  @Test
  void anEventThatIsSentAgainHasOneEffect() throws IOException, InterruptedException {
    String event =
        "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event_id\":\"EvAgain\","
            + "\"event\":{\"type\":\"app_home_opened\",\"user\":\"U1\",\"tab\":\"home\"},\"n\":%d}";
    int before = received();

    List<Integer> statuses =
        IntStream.range(0, 4).mapToObj(i -> statusOf(event.formatted(i))).toList();

    assertThat(statuses).containsOnly(200);
    assertThat(received()).isEqualTo(before + 1);
  }

  private int statusOf(String body) {
    try {
      return signed(body).statusCode();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// C4
  @Test
  void anUnknownEventIsAcknowledgedAndAChallengeEchoed() throws IOException, InterruptedException {
    assertThat(signed("{\"type\":\"url_verification\",\"challenge\":\"3eZb\"}").body())
        .isEqualTo("3eZb");
    assertThat(
            signed(
                    "{\"type\":\"event_callback\",\"event_id\":\"Ev9\",\"event\":{\"type\":\"brand_new\"}}")
                .statusCode())
        .isEqualTo(200);
  }

  /// C3.
  @Test
  void aBotWithoutSlackIsReadyAndSaysSoAndOneWithoutAJournalIsNot()
      throws IOException, InterruptedException {
    assertThat(get("/health/live").body()).isEqualTo("{\"live\":true}");
    assertThat(get("/health/ready").body()).isEqualTo("{\"ready\":true}");

    condition.degraded = Optional.of("Slack is away");
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(get("/health/ready").body())
        .isEqualTo("{\"ready\":true,\"degraded\":\"Slack is away\"}");

    condition.broken = Optional.of("the disk is full");
    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(get("/health/ready").body()).contains("the disk is full");
    condition.broken = Optional.empty();
    condition.degraded = Optional.empty();
  }

  /// Slack's first retry may come within the same second, then with the same signature.
  @Test
  void whatCouldNotBeKeptIsTakenWhenItComesAgain() throws IOException, InterruptedException {
    String timestamp = now();
    String body = COMMAND + "again";
    String signature = SlackSigner.sign(SECRET, timestamp, body);
    int before = received();
    full = true;
    assertThat(call(timestamp, signature, body).statusCode()).isEqualTo(503);
    full = false;

    assertThat(call(timestamp, signature, body).statusCode()).isEqualTo(200);
    assertThat(call(timestamp, signature, body).statusCode()).isEqualTo(401);
    assertThat(received()).isEqualTo(before + 1);
  }

  @Test
  void metricsTellOfTheOutboxAndOfAcknowledgements() throws IOException, InterruptedException {
    signed(COMMAND + "counted");
    meters.delivered("card", true);

    assertThat(get("/metrics").body())
        .contains("slipway_bot_outbox_waiting{kind=\"card\"} 0.0")
        .contains("slipway_bot_outbox_failed 0.0")
        .contains("slipway_bot_deliveries_total{kind=\"card\",late=\"true\"} 1.0")
        .contains("slipway_bot_acknowledgements_seconds_count{outcome=\"200\"}")
        .contains("slipway_bot_acknowledgements_seconds{outcome=\"200\",quantile=\"0.99\"}");
  }

  @Test
  void inSocketModeSlacksAddressIsNotThere() throws IOException, InterruptedException {
    try (BotServer other = BotServer.start(parts(0, Optional.empty()))) {
      HttpRequest request =
          HttpRequest.newBuilder(other.address().resolve("/slack/events"))
              .POST(HttpRequest.BodyPublishers.ofString(COMMAND))
              .build();

      assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void anAddressThatIsTakenIsSaid() {
    assertThatThrownBy(() -> BotServer.start(parts(server.address().getPort(), Optional.empty())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot listen on 127.0.0.1:");
  }

  private HttpResponse<String> posts(String authorization, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(server.address().resolve("/api/v1/alerts/alertmanager"))
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private long kept() {
    return journal.received(1_000).stream()
        .filter(each -> each.inbound() instanceof Inbound.Alerted)
        .count();
  }

  /// C17
  @Test
  void alertsAreKeptBeforeTheyAreAnsweredAndElse503() throws Exception {
    String body = "{\"version\": \"4\", \"groupKey\": \"k\", \"status\": \"firing\"}";
    long before = kept();
    assertThat(posts("Bearer " + TOKEN, body).statusCode()).isEqualTo(200);
    assertThat(kept()).isEqualTo(before + 1);

    full = true;
    HttpResponse<String> answer = posts("Bearer " + TOKEN, body);
    full = false;

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("send it again");
    assertThat(kept()).isEqualTo(before + 1);
  }

  @Test
  void alertsWithoutTheTokenAndWhatIsNoneAreRefused() throws Exception {
    long before = kept();
    assertThat(posts("Bearer wrong", "{}").statusCode()).isEqualTo(401);
    assertThat(posts("Basic " + TOKEN, "{}").statusCode()).isEqualTo(401);
    HttpResponse<String> answer = posts("Bearer " + TOKEN, "{\"version\": \"3\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("version");
    assertThat(kept()).isEqualTo(before);
  }

  @Test
  void withoutATokenItDoesNotStart() {
    assertThatThrownBy(
            () -> new AlertsEndpoint(new JournalInbox(), AlertmanagerPayload::read, () -> " "))
        .hasMessageContaining("anybody could call people");
  }
}
