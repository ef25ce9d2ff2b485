package dev.slipway.sandbox.slack.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.slack.http.Answer;
import dev.slipway.sandbox.slack.http.Call;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.json.MalformedJsonException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A page that listens to its stream.
final class Listening implements Answer.Sink, AutoCloseable {
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final Thread thread;

  /// @param name `everything`, `changes` or `beat`
  record Event(String id, String name, JsonObject data) {}

  private Listening(Answer.Stream stream) {
    this.thread = Thread.ofVirtual().start(() -> stream.opened().accept(this));
  }

  static Listening to(SlackPage page, Call call) {
    Answer answer = page.answer(call);
    assertThat(answer).isInstanceOf(Answer.Stream.class);
    return new Listening((Answer.Stream) answer);
  }

  Event next() throws InterruptedException {
    Event event = events.poll(20, TimeUnit.SECONDS);
    assertThat(event).as("an event").isNotNull();
    return event;
  }

  /// The changes of the next event.
  List<JsonObject> changes() throws InterruptedException {
    Event event = next();
    assertThat(event.name()).isEqualTo("changes");
    return event.data().objects("changes");
  }

  @Override
  public boolean write(String piece) {
    try {
      String[] lines = piece.split("\n", 3);
      events.add(
          new Event(
              lines[0].substring("id: ".length()),
              lines[1].substring("event: ".length()),
              JsonObject.parse(lines[2].substring("data: ".length()).strip())));
      return true;
    } catch (MalformedJsonException e) {
      throw new AssertionError(piece, e);
    }
  }

  @Override
  public void whenClosed(Runnable task) {
    var _ = closed.thenRun(task);
  }

  @Override
  public void close() {
    closed.complete(null);
  }

  boolean ends() throws InterruptedException {
    return thread.join(Duration.ofSeconds(20));
  }
}
