package dev.slipway.sandbox.slack.delivery;

import dev.slipway.sandbox.slack.app.AppManifest;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.workspace.Cast;
import dev.slipway.sandbox.slack.workspace.Change;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Tells the app what happened, each event on a thread of its own: as with Slack, two events may
/// overtake each other, and one that was not taken comes again with the same `event_id`.
///
/// Source: <https://docs.slack.dev/apis/events-api>: acknowledged within 3 s, tried three times
/// more.
public final class EventDispatcher {
  private final Workspace workspace;
  private final AppManifest manifest;
  private final Courier courier;
  private final List<Duration> retries;
  private final EventJson events;
  private final AtomicLong givenUp = new AtomicLong();

  public EventDispatcher(
      Workspace workspace, AppManifest manifest, Courier courier, DeliverySettings settings) {
    this.workspace = workspace;
    this.manifest = manifest;
    this.courier = courier;
    this.retries = settings.retries();
    this.events = new EventJson(workspace);
  }

  /// From now on, what happens is told.
  public void start() {
    workspace.listen(this::noted);
  }

  /// Events that were not taken at any try.
  public long givenUp() {
    return givenUp.get();
  }

  /// What is told is written down while the workspace is held, so that it says how things were
  /// then.
  private void noted(Change change) {
    for (EventJson.Told told : events.events(change)) {
      if (manifest.events().contains(told.subscription())) {
        Parcel parcel = new Parcel(Parcel.Kind.EVENT, wrapped(told.event()));
        Thread.ofVirtual().name("slack-event").start(() -> deliver(parcel));
      }
    }
  }

  private void deliver(Parcel parcel) {
    Attempt attempt = Attempt.FIRST;
    while (courier.deliver(parcel, attempt)
        instanceof Receipt.Failed(String reason, int _, boolean last)) {
      if (last || attempt.retry() >= retries.size()) {
        givenUp.incrementAndGet();
        return;
      }
      try {
        Thread.sleep(retries.get(attempt.retry()));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
      attempt = new Attempt(attempt.retry() + 1, reason);
    }
  }

  private JsonObject wrapped(JsonObject event) {
    Cast cast = workspace.directory().cast();
    JsonObject authorization =
        JsonObject.of("team_id", cast.team().id(), "user_id", cast.bot())
            .with("is_bot", true)
            .with("is_enterprise_install", false);
    return JsonObject.of("token", "sandbox", "team_id", cast.team().id())
        .with("api_app_id", cast.appId())
        .with("event", event)
        .with("type", "event_callback")
        .with("event_id", workspace.nextId("Ev"))
        .with("event_time", workspace.now().getEpochSecond())
        .with("authorizations", List.of(authorization))
        .with("is_ext_shared_channel", false)
        .with("event_context", workspace.nextId("EC"));
  }
}
