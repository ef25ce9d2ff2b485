package dev.slipway.bot.notify;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All notifiers at work, each on a thread of its own: one that is down holds no other up.
public final class Notifiers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Notifiers.class);
  private static final Duration LOOK_AT_LEAST = Duration.ofSeconds(30);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);

  private final List<Running> running = new ArrayList<>();
  private volatile boolean closed;

  /// A notifier at work.
  ///
  /// @param bell wakes its thread
  private record Running(Notifier notifier, Thread thread, Semaphore bell) {}

  private Notifiers() {}

  /// Starts to tell what waits.
  ///
  /// @param notifiers by their names; they are closed with it
  public static Notifiers start(
      Map<String, Notifier> notifiers,
      NoticeStore store,
      NoticeListener listener,
      InstantSource clock) {
    Notifiers started = new Notifiers();
    notifiers.forEach((name, notifier) ->
        started.start(notifier, name, new Messenger(name, notifier, store, listener, clock)));
    return started;
  }

  /// A virtual thread, which an interrupt gets out of any wait for the other side.
  private void start(Notifier notifier, String name, Messenger messenger) {
    Semaphore bell = new Semaphore(0);
    Thread thread =
        Thread.ofVirtual().name("notifier " + name).start(() -> lookUntilClosed(messenger, bell));
    running.add(new Running(notifier, thread, bell));
  }

  /// To be called after something was recorded. Returns at once.
  public void wake() {
    running.forEach(each -> each.bell().release());
  }

  private void lookUntilClosed(Messenger messenger, Semaphore bell) {
    try {
      while (!closed) {
        bell.drainPermits();
        Duration wait = lookAndSayHowLongToWait(messenger);
        var _ = bell.tryAcquire(wait.toMillis() + 1, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration lookAndSayHowLongToWait(Messenger messenger) {
    try {
      return messenger
          .look()
          .filter(wait -> wait.compareTo(LOOK_AT_LEAST) < 0)
          .orElse(LOOK_AT_LEAST);
    } catch (RuntimeException e) {
      if (!closed) {
        LOG.error("cannot look what is to be told", e);
      }
      return AFTER_TROUBLE;
    }
  }

  /// Begins nothing more. What is under way is interrupted and told again after the next start.
  @Override
  public void close() {
    closed = true;
    running.forEach(each -> each.thread().interrupt());
    try {
      for (Running each : running) {
        var _ = each.thread().join(ENDS_WITHIN);
        each.notifier().close();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
