package dev.slipway.sandbox.bench.chat;

import dev.slipway.api.event.EventPage;
import dev.slipway.api.event.EventRecord;
import dev.slipway.api.json.ContractJson;
import dev.slipway.api.operation.ApiProblem;
import dev.slipway.api.operation.OperationResult;
import dev.slipway.api.operation.PlanRequest;
import dev.slipway.sandbox.slack.http.Answer;
import dev.slipway.sandbox.slack.http.Call;
import dev.slipway.sandbox.slack.http.SiteServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A reconciler as the bot sees it over HTTP, which rolls nothing out: its feed holds what is put
/// into it, and questions are answered at once from what the feed says. Safe for several threads.
final class RecordedReconciler implements AutoCloseable {
  private static final String FEED = "recorded";
  private static final String BASE = "/api/v1/";

  private final String token;
  private final ContractJson json = new ContractJson();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<EventRecord> events = new ArrayList<>();
  private final List<Reached> reached = new ArrayList<>();
  private final SiteServer server;
  private boolean closed;

  /// The reader asked for what is behind a position, so it has recorded all up to there.
  private record Reached(long position, long nanos) {}

  private RecordedReconciler(String token) throws IOException {
    this.token = token;
    this.server = SiteServer.start(0, this::answer);
  }

  /// @param token what callers must bear
  static RecordedReconciler start(String token) throws IOException {
    return new RecordedReconciler(token);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /// Puts that at the end of the feed; who waits there is told at once.
  ///
  /// @return position of the last one
  long publish(List<EventRecord> more) {
    lock.lock();
    try {
      for (EventRecord event : more) {
        events.add(event.at(events.size() + 1L));
      }
      changed.signalAll();
      return events.size();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until the reader has recorded everything up to a position; 0: until it waits at the
  /// feed's beginning.
  ///
  /// @return when that was, by [System#nanoTime()]
  long awaitDealtWith(long position, Duration within) throws IOException {
    lock.lock();
    try {
      long left = within.toNanos();
      while (true) {
        for (Reached each : reached) {
          if (each.position() >= position) {
            return each.nanos();
          }
        }
        if (left <= 0) {
          throw new IOException(
              "the bot did not come to position %d of the feed within %d s; it is at %d"
                  .formatted(
                      position,
                      within.toSeconds(),
                      reached.isEmpty() ? -1 : reached.getLast().position()));
        }
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the bot reads the feed", e);
    } finally {
      lock.unlock();
    }
  }

  private Answer answer(Call call) {
    if (!call.header("authorization").equals("Bearer " + token)) {
      return problem(401, "unauthorized", "no or a wrong token");
    }
    try {
      return call.method().equals("POST") ? posted(call) : asked(call);
    } catch (IOException e) {
      return problem(400, "not-understood", String.valueOf(e.getMessage()));
    }
  }

  private Answer asked(Call call) throws IOException {
    String path = call.path().substring(Math.min(BASE.length(), call.path().length()));
    String[] parts = path.split("/", -1);
    if (path.equals("events")) {
      return page(Call.fields(call.query()));
    }
    if (parts.length == 4 && parts[0].equals("environments") && parts[2].equals("services")) {
      return ok(RecordedState.service(parts[1], parts[3]));
    }
    if (parts.length == 2 && parts[0].equals("rollouts")) {
      var rollout = RecordedState.rollout(parts[1], told());
      return rollout.isPresent() ? ok(rollout.get()) : nothing(path);
    }
    return nothing(path);
  }

  private Answer posted(Call call) throws IOException {
    if (call.path().equals(BASE + "plans")) {
      PlanRequest request =
          json.read(call.body().getBytes(StandardCharsets.UTF_8), PlanRequest.class);
      String version = request.version().orElse(RecordedRollout.BASELINE);
      return ok(RecordedRollout.plan(request.environment(), request.service(), version));
    }
    if (call.path().equals(BASE + "hints/git")) {
      return new Answer.Full(202, Map.of(), "");
    }
    return call.path().endsWith("/approve")
        ? ok(new OperationResult(true, "the approval counts", 1))
        : nothing(call.path());
  }

  private List<EventRecord> told() {
    lock.lock();
    try {
      return List.copyOf(events);
    } finally {
      lock.unlock();
    }
  }

  private Answer page(Map<String, String> query) throws IOException {
    long after = number(query, "after", 0);
    if (!query.getOrDefault("feed", FEED).equals(FEED)) {
      return problem(410, "feed-gone", "another feed is in force");
    }
    lock.lock();
    try {
      if (after > events.size()) {
        return problem(410, "feed-gone", "the feed has no such position");
      }
      reached.add(new Reached(after, System.nanoTime()));
      changed.signalAll();
      long left = TimeUnit.SECONDS.toNanos(number(query, "wait", 0));
      while (events.size() == after && left > 0 && !closed) {
        left = changed.awaitNanos(left);
      }
      long until = Math.min(events.size(), after + number(query, "limit", 100));
      return ok(new EventPage(FEED, events.subList((int) after, (int) until), until));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return problem(503, "stopping", "the feed is being closed");
    } finally {
      lock.unlock();
    }
  }

  private static long number(Map<String, String> query, String name, long otherwise)
      throws IOException {
    try {
      return query.containsKey(name) ? Long.parseLong(query.get(name)) : otherwise;
    } catch (NumberFormatException e) {
      throw new IOException("\"" + name + "\" is no number", e);
    }
  }

  private Answer ok(Object value) throws IOException {
    return Answer.json(200, new String(json.write(value), StandardCharsets.UTF_8));
  }

  private Answer nothing(String path) {
    return problem(404, "not-found", "nothing is recorded of " + path);
  }

  private Answer problem(int status, String code, String message) {
    try {
      ApiProblem problem = ApiProblem.of(code, message);
      return Answer.json(status, new String(json.write(problem), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("the contract's own problem cannot be written", e);
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    server.close();
  }
}
