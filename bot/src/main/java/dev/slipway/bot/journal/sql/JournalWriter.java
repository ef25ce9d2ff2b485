package dev.slipway.bot.journal.sql;

import dev.slipway.bot.journal.JournalException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The only thread that writes. A commit waits for the disk, for milliseconds: what others ask for
/// meanwhile goes together into the next transaction, so that hundreds who write at a time wait for
/// two commits each and not for hundreds.
///
/// What holds:
/// 1. A write is durable when [#write] returns.
/// 2. Writes are made in the order in which they were asked for, and each sees those before it.
/// 3. One that fails fails alone: then each of its transaction is made anew, in one of its own. So
///    a write may be run twice, of which once in vain.
final class JournalWriter implements AutoCloseable {
  private static final int MOST_AT_ONCE = 200;

  private final Jdbi jdbi;
  private final LinkedBlockingQueue<Write<?>> asked = new LinkedBlockingQueue<>();
  private final Thread thread;
  private boolean closed; // guarded by asked

  JournalWriter(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.thread = Thread.ofPlatform().daemon().name("journal").start(this::run);
  }

  private record Write<T>(Function<Handle, T> work, CompletableFuture<T> outcome) {
    /// Runs it in a transaction.
    ///
    /// @return what tells it to who asked, once that is committed
    Runnable in(Handle handle) {
      T result = work.apply(handle);
      return () -> outcome.complete(result);
    }

    void fail(Throwable failure) {
      outcome.completeExceptionally(failure);
    }
  }

  /// Blocks until it is committed. An interrupt does not end the wait: it may be committed already.
  ///
  /// @throws RuntimeException what the work or the commit threw: then nothing of it was written
  /// @throws JournalException when this was closed
  <T> T write(Function<Handle, T> work) {
    Write<T> write = new Write<>(work, new CompletableFuture<>());
    synchronized (asked) {
      if (closed) {
        throw new JournalException(
            "the journal is closed", new IllegalStateException("the bot is being stopped"));
      }
      asked.add(write);
    }
    try {
      return write.outcome().join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw e;
      }
    }
  }

  /// How many have been asked for and are in no transaction yet.
  int waiting() {
    return asked.size();
  }

  private void run() {
    try {
      while (!isOver()) {
        List<Write<?>> together = new ArrayList<>(List.of(asked.take()));
        asked.drainTo(together, MOST_AT_ONCE - 1);
        commit(together);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isOver() {
    synchronized (asked) {
      return closed && asked.isEmpty();
    }
  }

  private void commit(List<Write<?>> together) {
    try {
      List<Runnable> told =
          jdbi.inTransaction(
              handle -> together.stream().<Runnable>map(write -> write.in(handle)).toList());
      told.forEach(Runnable::run);
    } catch (RuntimeException | Error e) {
      if (together.size() == 1) {
        together.getFirst().fail(e);
      } else {
        together.forEach(write -> commit(List.of(write)));
      }
    }
  }

  /// Finishes what was asked for.
  @Override
  public void close() {
    synchronized (asked) {
      if (closed) {
        return;
      }
      closed = true;
      asked.add(new Write<>(_ -> true, new CompletableFuture<>())); // wakes the thread
    }
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
