package dev.slipway.sandbox.traffic;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Every request as a line of comma-separated values. Safe for use by several threads.
final class TrafficLog implements AutoCloseable {
  private static final String HEADER =
      "number,due_ms,late_ms,method,host,connection,result,latency_ms,version\n";

  private final BufferedWriter writer;

  /// @throws IOException when the file cannot be written
  TrafficLog(Path file) throws IOException {
    writer = Files.newBufferedWriter(file);
    writer.write(HEADER);
  }

  /// @throws UncheckedIOException when the disk does not take it
  synchronized void write(Shot shot) {
    String result =
        switch (shot.ending()) {
          case Ending.Answered(int status, String _) -> Integer.toString(status);
          case Ending.Broken(String reason) -> reason;
          case Ending.Unsent() -> "not sent";
        };
    String version = shot.ending() instanceof Ending.Answered(int _, String named) ? named : "";
    try {
      writer.write(
          String.format(
              Locale.ROOT,
              "%d,%.3f,%.3f,%s,%s,%s,%s,%.3f,%s%n",
              shot.request().number(),
              shot.due().toNanos() / 1e6,
              shot.late().toNanos() / 1e6,
              shot.request().post() ? "POST" : "GET",
              shot.request().host(),
              shot.request().fresh() ? "new" : "kept",
              result,
              shot.latency().toNanos() / 1e6,
              version));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the traffic's log", e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    writer.close();
  }
}
