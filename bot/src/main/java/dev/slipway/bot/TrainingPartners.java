package dev.slipway.bot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.api.event.EventContent;
import dev.slipway.api.event.EventPage;
import dev.slipway.api.event.EventRecord;
import dev.slipway.api.json.ContractJson;
import dev.slipway.api.operation.OperationResult;
import dev.slipway.api.operation.PlanRequest;
import dev.slipway.api.operation.PlanResponse;
import dev.slipway.api.state.ReleaseStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whom a bot talks to while it trains: a Slack that takes everything, and a reconciler that plans
/// every version and tells of one rollout of each commit.
final class TrainingPartners implements AutoCloseable {
  static final String CHANNEL = "C0DEPLOYS";
  private static final String BASELINE = "1.0.0";
  private static final String FEED = "training";
  private static final String HASH = "0".repeat(64);
  private static final Duration LONGEST_POLL = Duration.ofMillis(500);
  private static final Pattern REQUEST = Pattern.compile("card/(r-[a-z0-9]+)");
  private static final Pattern AFTER = Pattern.compile("after=([0-9]+)");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ContractJson json = new ContractJson();
  private final AtomicInteger messages = new AtomicInteger();
  private final LinkedBlockingQueue<String> cards = new LinkedBlockingQueue<>();
  private final List<EventRecord> events = new ArrayList<>(); // guarded by this
  private volatile Optional<PlanRequest> planned = Optional.empty();
  private volatile String request = "";
  private String rolledOut = ""; // guarded by this
  private int heard; // guarded by this

  TrainingPartners() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/slack/", exchange -> answer(exchange, this::slack));
    server.createContext("/api/v1/", exchange -> answer(exchange, this::reconciler));
    server.start();
  }

  private interface Answering {
    byte[] answer(String path, String query, byte[] body) throws IOException, InterruptedException;
  }

  /// Where the reconciler is; Slack is at `slack/` there.
  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /// The `ts` of the next request's message; empty where there is none for a while.
  Optional<String> card(Duration within) throws InterruptedException {
    return Optional.ofNullable(cards.poll(within.toMillis(), TimeUnit.MILLISECONDS));
  }

  /// @return whether the bot heard all of a version's rollout within that time
  synchronized boolean awaitRolledOut(String version, Duration within) throws InterruptedException {
    long until = System.nanoTime() + within.toNanos();
    while (!isHeard(version) && System.nanoTime() < until) {
      wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
    }
    return isHeard(version);
  }

  private boolean isHeard(String version) {
    return version.equals(rolledOut) && heard == events.size();
  }

  private static void answer(HttpExchange exchange, Answering to) throws IOException {
    try (exchange) {
      URI uri = exchange.getRequestURI();
      byte[] answer =
          to.answer(
              uri.getPath(),
              uri.getQuery() == null ? "" : uri.getQuery(),
              exchange.getRequestBody().readAllBytes());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private byte[] slack(String path, String query, byte[] body) {
    String ts = "1700000000.%06d".formatted(messages.incrementAndGet());
    if (path.endsWith("chat.postMessage")) {
      posted(
          URLDecoder.decode(new String(body, StandardCharsets.UTF_8), StandardCharsets.UTF_8), ts);
    }
    String answer =
        path.endsWith("conversations.join")
            ? "{\"ok\":true}"
            : """
            {"ok":true,"channel":"%1$s","ts":"%2$s",
             "channels":[{"id":"%1$s","name":"deploys"},{"id":"C0ONCALL","name":"oncall"}]}
            """
                .formatted(CHANNEL, ts);
    return answer.getBytes(StandardCharsets.UTF_8);
  }

  private void posted(String form, String ts) {
    Matcher mark = REQUEST.matcher(form);
    if (mark.find()) {
      request = mark.group(1);
      cards.add(ts);
    }
  }

  private byte[] reconciler(String path, String query, byte[] body)
      throws IOException, InterruptedException {
    if (path.endsWith("/events")) {
      return json.write(page(query));
    }
    if (path.endsWith("/plans")) {
      PlanRequest asked = json.read(body, PlanRequest.class);
      planned = Optional.of(asked);
      return json.write(plan(asked));
    }
    if (path.endsWith("/hints/git")) {
      planned.ifPresent(this::rollOut);
    }
    return json.write(new OperationResult(true, "taken", 1));
  }

  private synchronized EventPage page(String query) throws InterruptedException {
    Matcher matcher = AFTER.matcher(query);
    int after = matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    heard = after;
    notifyAll();
    long until = System.nanoTime() + LONGEST_POLL.toNanos();
    while (after >= events.size() && System.nanoTime() < until) {
      wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
    }
    int from = Math.min(after, events.size());
    return new EventPage(FEED, List.copyOf(events.subList(from, events.size())), events.size());
  }

  private static PlanResponse plan(PlanRequest asked) {
    String version = asked.version().orElse(BASELINE);
    return new PlanResponse(
        asked.environment(),
        asked.service(),
        1,
        PlanResponse.Change.ROLLOUT,
        Optional.of(release(BASELINE)),
        release(version),
        Optional.of("canary"),
        List.of("10 % for 5s", "50 % for 5s"),
        version + " replaces " + BASELINE,
        List.of());
  }

  private static ReleaseStatus release(String version) {
    return new ReleaseStatus(
        version, Optional.of("sha256:" + HASH), Optional.of(HASH), true, Optional.empty());
  }

  /// Each second one goes back.
  private synchronized void rollOut(PlanRequest asked) {
    planned = Optional.empty();
    String version = asked.version().orElse(BASELINE);
    rolledOut = version;
    String cause = "error-rate 12.4 % is over its limit of 5 %";
    Optional<String> none = Optional.empty();
    tell(asked, started(version));
    tell(asked, new EventContent.CandidateHealthy(1));
    tell(asked, new EventContent.StepReached(10, 1, 2, Optional.of(5L)));
    if (version.endsWith("1")) {
      tell(asked, new EventContent.RollbackStarted(cause, none, none, none, none, false));
      tell(asked, new EventContent.RolloutRolledBack(version, BASELINE, cause, none, none, none));
    } else {
      tell(asked, new EventContent.StepPassed(1, "pass"));
      tell(asked, new EventContent.RolloutCompleted(version, 30));
      tell(asked, new EventContent.WatchEnded(version, true));
    }
    notifyAll();
  }

  private EventContent started(String version) {
    return new EventContent.RolloutStarted(
        "canary",
        Optional.of(BASELINE),
        version,
        "sha256:" + HASH,
        HASH,
        HASH.substring(0, 40),
        "Ada Lovelace <ada@example.com>",
        "Ship hello " + version + " to training",
        request,
        "");
  }

  private void tell(PlanRequest asked, EventContent content) {
    events.add(
        json.event(
                Instant.now(),
                asked.environment(),
                Optional.of(asked.service()),
                Optional.of(request),
                content)
            .at(events.size() + 1L));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
