package dev.slipway.reconciler.http;

import dev.slipway.api.operation.ApiProblem;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What happened, by cursor.
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EventsController {
  private static final int LARGEST_PAGE = 1_000;
  private static final int LONGEST_WAIT = 60;

  private final EventFeed feed;
  private final Json json;

  EventsController(EventFeed feed, Json json) {
    this.feed = feed;
    this.json = json;
  }

  /// The events behind a position; held back while there is none, for up to `wait` seconds.
  @Get(value = "/events", produces = MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> events(
      @QueryValue("feed") @Nullable String id,
      @QueryValue(defaultValue = "0") long after,
      @QueryValue(defaultValue = "100") int limit,
      @QueryValue(defaultValue = "0") int wait) {
    within("after", after, 0, Long.MAX_VALUE);
    within("limit", limit, 1, LARGEST_PAGE);
    within("wait", wait, 0, LONGEST_WAIT);
    if (id != null && !id.equals(feed.id())) {
      throw gone("the feed " + id + " is gone; in force is " + feed.id());
    }
    if (after > feed.newest()) {
      throw gone("position " + after + " is not known; the newest is " + feed.newest());
    }
    return json.ok(feed.page(after, limit, Duration.ofSeconds(wait)));
  }

  private static Refusal gone(String message) {
    return new Refusal(
        HttpStatus.GONE,
        ApiProblem.of("feed-gone", message)
            .withHint("rebuild from state, then go on with the feed in force"));
  }

  private static void within(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw Refusal.badRequest(
          "malformed", "%s is %d to %d, not %d".formatted(name, least, most, value));
    }
  }
}
