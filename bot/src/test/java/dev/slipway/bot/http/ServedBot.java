package dev.slipway.bot.http;

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
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The bot over HTTP, with Bolt behind the check and a journal behind Bolt.
final class ServedBot implements AutoCloseable {
  static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  static final String TOKEN = "a-token-of-alerts";
  static final String COMMAND =
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
  private final BotServer server;
  private boolean full;
  private Runnable before = () -> {};

  private final class JournalInbox implements Inbox {
    @Override
    public void take(Inbound inbound) {
      if (full) {
        throw new JournalException("the disk is full", new IOException("no space left"));
      }
      before.run();
      journal.receive(inbound, Instant.now());
    }

    @Override
    public List<Option> options(String user, String input, String memory, String typed) {
      return List.of();
    }
  }

  static final class Condition implements Health {
    Optional<String> broken = Optional.empty();
    Optional<String> degraded = Optional.empty();

    @Override
    public Optional<String> broken() {
      return broken;
    }

    @Override
    public Optional<String> degraded() {
      return degraded;
    }
  }

  /// At any port.
  ServedBot() {
    try {
      server = BotServer.start(parts(alerts, condition, meters, 0, Optional.of(endpoint)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  BotServer.Parts parts(int port, Optional<SlackEndpoint> slack) {
    return parts(alerts, condition, meters, port, slack);
  }

  private static BotServer.Parts parts(
      AlertsEndpoint alerts,
      Condition condition,
      Meters meters,
      int port,
      Optional<SlackEndpoint> slack) {
    return new BotServer.Parts(
        new BotServer.Listen("127.0.0.1", port), slack, Optional.of(alerts), condition, meters);
  }

  URI address() {
    return server.address();
  }

  MemoryJournal journal() {
    return journal;
  }

  Meters meters() {
    return meters;
  }

  Condition condition() {
    return condition;
  }

  SlackEndpoint endpoint() {
    return endpoint;
  }

  HttpClient client() {
    return client;
  }

  Inbox inbox() {
    return new JournalInbox();
  }

  /// Run in front of whatever is kept.
  void beforeKeeping(Runnable runs) {
    before = runs;
  }

  /// Whether the journal's disk is.
  void full(boolean is) {
    full = is;
  }

  static String now() {
    return Long.toString(Instant.now().getEpochSecond());
  }

  HttpResponse<String> call(String timestamp, String signature, String body)
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

  HttpResponse<String> signed(String body) throws IOException, InterruptedException {
    String timestamp = now();
    return call(timestamp, SlackSigner.sign(SECRET, timestamp, body), body);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(server.address().resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  int received() {
    return journal.received(100_000).size();
  }

  /// Nobody can call any more; may be stopped twice.
  void stop() {
    server.close();
  }

  @Override
  public void close() {
    stop();
    client.close();
  }
}
