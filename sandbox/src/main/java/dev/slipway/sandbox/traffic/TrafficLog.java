package dev.slipway.sandbox.traffic;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Every request as a line of comma-separated values. Safe for use by several threads.
final class TrafficLog implements AutoCloseable {
  private static final String HEADER =
      "number,due_ms,late_ms,method,host,connection,result,latency_ms,version,path\n";

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
    StringBuilder line = new StringBuilder(80);
    line.append(shot.request().number()).append(',');
    appendMillis(line, shot.due()).append(',');
    appendMillis(line, shot.late()).append(',');
    line.append(shot.request().method()).append(',').append(shot.request().host());
    line.append(shot.request().fresh() ? ",new," : ",kept,").append(result).append(',');
    appendMillis(line, shot.latency()).append(',').append(version).append(',');
    line.append(shot.request().path()).append('\n');
    try {
      writer.append(line);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the traffic's log", e);
    }
  }

  /// With three digits after the point. By hand: a formatter would be what costs most here.
  private static StringBuilder appendMillis(StringBuilder line, Duration duration) {
    long micros = duration.toNanos() / 1_000;
    String thousandths = Long.toString(1_000 + micros % 1_000);
    return line.append(micros / 1_000).append('.').append(thousandths, 1, 4);
  }

  @Override
  public synchronized void close() throws IOException {
    writer.close();
  }
}
