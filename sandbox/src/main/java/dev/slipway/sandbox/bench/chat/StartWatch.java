package dev.slipway.sandbox.bench.chat;

import dev.slipway.sandbox.processes.Program;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;

/// Waits aside until a program is ready.
final class StartWatch {
  private final CompletableFuture<Long> ready;

  StartWatch(Program program, URI address, Duration within) {
    this.ready =
        CompletableFuture.supplyAsync(
            () -> awaited(program, address, within),
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory()));
  }

  private static long awaited(Program program, URI address, Duration within) {
    try {
      var _ = program.awaitReady(address, within);
      return System.nanoTime();
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  /// When it was, by [System#nanoTime()]; empty while it is not.
  ///
  /// @throws IOException when it ended before, or was not ready in time
  OptionalLong readyAt() throws IOException {
    try {
      return ready.isDone() ? OptionalLong.of(ready.join()) : OptionalLong.empty();
    } catch (CompletionException e) {
      throw new IOException("the bot did not come back", e.getCause());
    }
  }
}
