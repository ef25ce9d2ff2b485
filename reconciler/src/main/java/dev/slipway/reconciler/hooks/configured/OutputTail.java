package dev.slipway.reconciler.hooks.configured;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The end of what a program wrote. Everything is read, so that a program that writes much does not
/// stop for want of a reader.
final class OutputTail {
  private static final int BYTES = 2_000;

  private final CompletableFuture<String> text;

  private OutputTail(CompletableFuture<String> text) {
    this.text = text;
  }

  /// Reads on a virtual thread until the stream ends.
  static OutputTail of(InputStream output) {
    return new OutputTail(
        CompletableFuture.supplyAsync(() -> read(output), Thread::startVirtualThread));
  }

  /// `: ` and the text, or nothing where nothing was written or a child still holds the stream.
  String text(Duration atMost) throws InterruptedException {
    try {
      String said = text.get(atMost.toMillis(), TimeUnit.MILLISECONDS).strip();
      return said.isEmpty() ? "" : ": " + said;
    } catch (ExecutionException | TimeoutException unread) {
      return "";
    }
  }

  private static String read(InputStream output) {
    byte[] kept = new byte[0];
    byte[] buffer = new byte[8192];
    try (output) {
      for (int read = output.read(buffer); read >= 0; read = output.read(buffer)) {
        byte[] all = Arrays.copyOf(kept, kept.length + read);
        System.arraycopy(buffer, 0, all, kept.length, read);
        kept = Arrays.copyOfRange(all, Math.max(0, all.length - BYTES), all.length);
      }
    } catch (IOException closed) {
      // It was ended: what it had written is enough.
    }
    return new String(kept, StandardCharsets.UTF_8);
  }
}
