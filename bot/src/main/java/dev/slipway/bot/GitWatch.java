package dev.slipway.bot;

import dev.slipway.bot.repository.EnvironmentsRepository;
import dev.slipway.bot.repository.UnavailableException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings what is new in the environments repository, again and again: who there is and what the
/// rules are.
final class GitWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GitWatch.class);

  private final EnvironmentsRepository repository;
  private final Duration poll;
  private final Runnable changed;
  private final Thread thread = Thread.ofVirtual().name("git watch").unstarted(this::run);
  private boolean away;

  /// @param changed called when something was read anew
  GitWatch(EnvironmentsRepository repository, Duration poll, Runnable changed) {
    this.repository = repository;
    this.poll = poll;
    this.changed = changed;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        look();
        Thread.sleep(poll);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      var _ = repository.refresh();
      if (away) {
        LOG.info("the environments repository answers again");
      }
      away = false;
      changed.run();
    } catch (UnavailableException e) {
      if (!away) {
        LOG.warn("the environments repository cannot be asked: {}", e.getMessage());
      }
      away = true;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
