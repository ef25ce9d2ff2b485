package dev.slipway.sandbox.demo;

import dev.slipway.api.client.ReconcilerException;
import dev.slipway.api.event.EventContent;
import dev.slipway.api.state.ReleaseStatus;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.environments.language.Version;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// What an act of the story sees and does: one service in staging, by Git, the feed and users'
/// eyes. What does not come before the act's deadline ends it.
final class Scene {
  static final String ENVIRONMENT = "staging";
  static final String SERVICE = "frontend";
  static final String HOST = "frontend.staging.localhost";
  private static final long LOOK_NANOS = Duration.ofMillis(50).toNanos();

  private final Playground playground;
  private final EventFeed feed;
  private final long until;
  private final int mark;

  Scene(Playground playground, EventFeed feed, Duration deadline) {
    this.playground = playground;
    this.feed = feed;
    this.until = System.nanoTime() + deadline.toNanos();
    this.mark = feed.mark();
  }

  Playground playground() {
    return playground;
  }

  /// As a person would: edit, commit, push.
  void ship(String version) throws IOException {
    var _ = playground.remote().ship(ENVIRONMENT, SERVICE, new Version(version));
  }

  /// The first event of the service since the act began.
  <T extends EventContent> Happening await(Class<T> type, Predicate<T> wanted)
      throws StoryException, InterruptedException {
    return awaitAnywhere(type.getSimpleName(), happening -> isOurs(happening, type, wanted));
  }

  <T extends EventContent> Happening await(Class<T> type)
      throws StoryException, InterruptedException {
    return await(type, _ -> true);
  }

  Happening awaitAnywhere(String what, Predicate<Happening> wanted)
      throws StoryException, InterruptedException {
    return feed.await(mark, wanted, left())
        .orElseThrow(() -> new StoryException("no " + what + " in time"));
  }

  /// Events of a type of the service since the act began.
  <T extends EventContent> List<T> all(Class<T> type) {
    return feed.since(mark).stream()
        .filter(happening -> isOurs(happening, type, _ -> true))
        .map(happening -> type.cast(happening.content()))
        .toList();
  }

  void awaitThat(String what, BooleanSupplier condition) throws StoryException {
    while (!condition.getAsBoolean()) {
      require(left().isPositive(), "not in time: " + what);
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  void require(boolean condition, String otherwise) throws StoryException {
    if (!condition) {
      throw new StoryException(otherwise);
    }
  }

  /// Git, the reconciler and what users get are one.
  void requireEverywhere(String version) throws IOException, StoryException {
    String git = Shelf.version(playground.remote(), ENVIRONMENT, SERVICE);
    require(git.equals(version), "Git says " + git + ", not " + version);
    Knock answer = knock();
    require(answer.version().equals(version), "users get " + answer.version());
    awaitThat(
        "the reconciler says that " + version + " is desired and serves", () -> isCurrent(version));
  }

  private boolean isCurrent(String version) {
    try {
      ServiceStatus status = playground.client().service(ENVIRONMENT, SERVICE);
      return status.desired().map(ReleaseStatus::version).filter(version::equals).isPresent()
          && status.current().map(ReleaseStatus::version).filter(version::equals).isPresent();
    } catch (ReconcilerException _) {
      return false;
    }
  }

  Knock knock() throws StoryException {
    return playground.knock(HOST).orElseThrow(() -> new StoryException("users get no answer"));
  }

  private Duration left() {
    return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
  }

  private static <T extends EventContent> boolean isOurs(
      Happening happening, Class<T> type, Predicate<T> wanted) {
    return happening.isOf(ENVIRONMENT, SERVICE)
        && type.isInstance(happening.content())
        && wanted.test(type.cast(happening.content()));
  }
}
