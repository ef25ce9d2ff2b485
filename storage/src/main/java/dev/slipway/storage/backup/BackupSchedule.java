package dev.slipway.storage.backup;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes backups while a service runs, on a thread of its own: when the newest is old, and soon
/// after something worth keeping has happened. Old ones are deleted after each new one. What fails
/// is logged, counted and tried again.
public final class BackupSchedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BackupSchedule.class);

  /// Between two that were asked for: the first is made at once.
  private static final Duration APART = Duration.ofMinutes(10);

  private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);

  /// Wall time may jump: it is looked at so often.
  private static final Duration LONGEST_REST = Duration.ofMinutes(1);

  private final Backups backups;
  private final Pace pace;
  private final InstantSource clock;
  private final Instant created;
  private final Semaphore asked = new Semaphore(0);
  private final Thread thread = Thread.ofVirtual().name("backup").unstarted(this::run);
  private volatile Health health = Health.UNKNOWN;

  /// @param every the longest time between two
  /// @param keep how long each is kept
  public record Pace(Duration every, Duration keep) {}

  /// How it stands.
  ///
  /// @param newest when the newest whole one was made
  /// @param made since the start
  /// @param failed since the start
  /// @param trouble of the last try; empty after a success
  public record Health(
      Optional<Instant> newest, long made, long failed, Optional<Trouble> trouble) {
    static final Health UNKNOWN = new Health(Optional.empty(), 0, 0, Optional.empty());

    Health succeeded(Instant at) {
      return new Health(Optional.of(at), made + 1, failed, Optional.empty());
    }

    Health failed(String why, Instant at) {
      Instant since = trouble.map(Trouble::since).orElse(at);
      return new Health(newest, made, failed + 1, Optional.of(new Trouble(why, since)));
    }
  }

  /// @param why the last try failed, one sentence
  /// @param since when the first try failed after which none succeeded
  public record Trouble(String why, Instant since) {}

  public BackupSchedule(Backups backups, Pace pace, InstantSource clock) {
    this.backups = backups;
    this.pace = pace;
    this.clock = clock;
    this.created = clock.instant();
  }

  public void start() {
    thread.start();
  }

  /// Something has happened that should not be lost; to be called as often as it does.
  public void soon() {
    asked.release();
  }

  /// The longest time between two.
  public Duration every() {
    return pace.every();
  }

  public Health health() {
    return health;
  }

  /// Since the newest whole backup was made; without one, since there is this schedule.
  public Duration age(Instant now) {
    return Duration.between(health.newest().orElse(created), now);
  }

  private void run() {
    boolean wanted = false;
    Optional<Instant> tried = Optional.empty();
    try {
      look();
      while (true) {
        Instant now = clock.instant();
        Instant due = due(health, wanted, tried);
        if (now.isBefore(due)) {
          wanted |= wasAskedWithin(Duration.between(now, due));
        } else {
          make(now);
          tried = Optional.of(now).filter(_ -> health.trouble().isPresent());
          wanted = false;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// When the next is to be made.
  ///
  /// @param wanted whether one was asked for since the newest
  /// @param tried when the last try failed
  Instant due(Health now, boolean wanted, Optional<Instant> tried) {
    if (tried.isPresent()) {
      return tried.get().plus(AFTER_FAILURE);
    }
    return now.newest()
        .map(newest -> newest.plus(wanted ? APART : pace.every()))
        .orElse(Instant.MIN);
  }

  private void look() {
    try {
      health = new Health(backups.newestGood().map(Backups.Kept::made), 0, 0, Optional.empty());
    } catch (BackupException e) {
      LOG.warn("{}", e.sentence());
    }
  }

  private void make(Instant now) {
    try {
      Backups.Kept kept = backups.make(now);
      health = health.succeeded(now);
      LOG.info("backed up the journal: file={}", kept.file());
      List<Path> deleted = backups.prune(pace.keep(), now);
      if (!deleted.isEmpty()) {
        LOG.info("deleted old backups: count={}", deleted.size());
      }
    } catch (BackupException e) {
      health = health.failed(e.sentence(), now);
      LOG.error("{}; it is tried again in {} minutes", e.sentence(), AFTER_FAILURE.toMinutes());
    }
  }

  private boolean wasAskedWithin(Duration rest) throws InterruptedException {
    Duration longest = rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
    return asked.tryAcquire(longest.toMillis() + 1, TimeUnit.MILLISECONDS)
        && asked.drainPermits() >= 0;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
