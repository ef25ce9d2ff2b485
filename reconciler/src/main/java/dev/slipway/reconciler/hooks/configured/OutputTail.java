package dev.slipway.reconciler.hooks.configured;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The end of what a program wrote, without the secrets that it was given. Everything is read, so
/// that a program that writes much does not stop for want of a reader.
final class OutputTail {
  private static final int BYTES = 2_000;

  private final CompletableFuture<String> text;

  private OutputTail(CompletableFuture<String> text) {
    this.text = text;
  }

  /// Reads on a virtual thread until the stream ends.
  static OutputTail of(InputStream output, Collection<String> secrets) {
    List<String> hidden = secrets.stream().filter(secret -> !secret.isEmpty()).toList();
    return new OutputTail(
        CompletableFuture.supplyAsync(() -> read(output, hidden), Thread::startVirtualThread));
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

  /// Keeps as much more as the longest secret is long and drops it in the end: of a secret that was
  /// cut through, and is therefore not recognized, nothing is left.
  private static String read(InputStream output, List<String> hidden) {
    int longest = hidden.stream().mapToInt(String::length).max().orElse(0) * 4;
    byte[] kept = new byte[0];
    boolean cut = false;
    byte[] buffer = new byte[8192];
    try (output) {
      for (int read = output.read(buffer); read >= 0; read = output.read(buffer)) {
        byte[] all = Arrays.copyOf(kept, kept.length + read);
        System.arraycopy(buffer, 0, all, kept.length, read);
        int from = Math.max(0, all.length - BYTES - longest);
        cut |= from > 0;
        kept = Arrays.copyOfRange(all, from, all.length);
      }
    } catch (IOException closed) {
      cut = true;
    }
    String said = new String(kept, StandardCharsets.UTF_8);
    for (String secret : hidden) {
      said = said.replace(secret, "***");
    }
    return cut ? said.substring(Math.min(longest, said.length())) : said;
  }
}
