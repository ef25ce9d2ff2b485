package dev.slipway.reconciler.target.engine;

import dev.slipway.reconciler.delivery.UnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs each call on a thread of its own, so that it ends by our deadline whatever the client does:
/// on a unix socket docker-java waits for ever. The thread is interrupted, which closes its socket.
/// What the call did is unknown then, not undone.
public final class Calls implements AutoCloseable {
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("docker-", 0).factory());

  /// @param what for messages: `engine local cannot list containers`
  /// @throws UnavailableException when there was no answer
  /// @throws RuntimeException as the call threw it, unless it only wraps a broken connection
  <T> T within(Duration deadline, String what, Callable<T> call) throws UnavailableException {
    Future<T> running;
    try {
      running = threads.submit(call);
    } catch (RejectedExecutionException closed) {
      throw new UnavailableException(what + ": the target is closed", closed);
    }
    try {
      return running.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new UnavailableException(
          what + ": no answer within " + deadline.toMillis() + " ms", late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new UnavailableException(what + ": interrupted", stopped);
    } catch (ExecutionException failed) {
      throw failure(what, failed.getCause() == null ? failed : failed.getCause());
    } finally {
      running.cancel(true);
    }
  }

  /// docker-java wraps every trouble with the connection in a plain `RuntimeException`.
  private static UnavailableException failure(String what, Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof IOException broken) {
        return new UnavailableException(what + ": " + said(broken), cause);
      }
    }
    return switch (cause) {
      case UnavailableException unavailable -> unavailable;
      case RuntimeException answer -> throw answer;
      case Error fatal -> throw fatal;
      default -> new UnavailableException(what + ": " + cause, cause);
    };
  }

  private static String said(IOException broken) {
    return broken.getMessage() == null
        ? broken.getClass().getSimpleName()
        : broken.getMessage().replace('\n', ' ');
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
