package dev.slipway.sandbox.slack.page;

import dev.slipway.sandbox.slack.http.Answer;
import dev.slipway.sandbox.slack.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Keeps one page up to date by server-sent events.
///
/// 1. a page that comes back within the feed's memory goes on where it was, any other gets
///    `everything`
/// 2. wait for topics, read what each is now, send it as one event: `changes`
/// 3. after a while without news, a `beat` lets the page see that the line is alive
///
/// Each event carries the position up to which the page knows all; so nothing is lost between two
/// connections, and no event shows half of what happened.
final class EventStream {
  private static final Duration BEAT = Duration.ofSeconds(10);
  private static final int PATIENCE_TRIES = 100;

  private final Feed feed;
  private final PersonView view;
  private final JsonObject suggestions;
  private final String epoch;

  /// @param epoch differs from start to start of the page, as positions begin anew
  EventStream(Feed feed, PersonView view, JsonObject suggestions, String epoch) {
    this.feed = feed;
    this.view = view;
    this.suggestions = suggestions;
    this.epoch = epoch;
  }

  /// Returns when the page has gone.
  ///
  /// @param lastId id of the last event that the page has seen; empty for a new page
  void run(String lastId, Answer.Sink sink) {
    sink.whenClosed(Thread.currentThread()::interrupt);
    try {
      long position = known(lastId).orElse(-1L);
      while (!Thread.currentThread().isInterrupted()) {
        position = position < 0 ? begin(sink) : follow(position, sink);
      }
    } catch (InterruptedException _) {
      // The page has gone, or reads nothing any more.
      sink.close();
    }
  }

  private long begin(Answer.Sink sink) throws InterruptedException {
    // Before reading: what changes meanwhile is then told again, which does no harm.
    long position = feed.position();
    send(sink, "everything", view.everything().with("suggestions", suggestions), position);
    return position;
  }

  /// @return the position reached, or -1 when the page has to begin anew
  private long follow(long position, Answer.Sink sink) throws InterruptedException {
    Optional<Feed.News> news = feed.after(position, BEAT);
    if (news.isEmpty()) {
      return -1;
    }
    long reached = news.orElseThrow().position();
    List<JsonObject> changes =
        news.orElseThrow().topics().stream().flatMap(topic -> view.now(topic).stream()).toList();
    if (!changes.isEmpty()) {
      send(sink, "changes", JsonObject.of("changes", changes), reached);
    } else if (reached == position) {
      send(sink, "beat", JsonObject.EMPTY, reached);
    }
    return reached;
  }

  private void send(Answer.Sink sink, String event, JsonObject data, long position)
      throws InterruptedException {
    boolean ready =
        sink.write("id: %s-%d\nevent: %s\ndata: %s\n\n".formatted(epoch, position, event, data));
    for (int i = 0; !ready; i++) {
      if (i == PATIENCE_TRIES) {
        throw new InterruptedException("the page does not read");
      }
      Thread.sleep(Duration.ofMillis(100));
      ready = sink.write(": wait\n\n");
    }
  }

  private Optional<Long> known(String lastId) {
    String ours = epoch + "-";
    try {
      return lastId.startsWith(ours)
          ? Optional.of(Long.parseLong(lastId.substring(ours.length())))
          : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
