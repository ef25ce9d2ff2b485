package dev.slipway.sandbox.traffic;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One user who asks again as soon as an answer has come, on one connection: what an answer costs
/// when nobody else asks.
public final class RoundTrips implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final KeptConnections connections;
  private final String host;
  private long number;

  /// Opens no connection yet.
  public RoundTrips(InetSocketAddress address, String host) {
    this.connections = new KeptConnections(address, TIMEOUT);
    this.host = host;
  }

  /// Sends so many GETs, one after the other.
  ///
  /// @return what each of them took
  /// @throws IOException when one is not answered, or not well
  public List<Duration> take(int count) throws IOException {
    List<Duration> times = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Shot.Request request = new Shot.Request(number++, false, false, false, host);
      long sent = System.nanoTime();
      Ending.Answered answered = connections.exchange(request);
      times.add(Duration.ofNanos(System.nanoTime() - sent));
      if (answered.isFailure()) {
        throw new IOException("answered " + answered.status());
      }
    }
    return times;
  }

  @Override
  public void close() {
    connections.close();
  }
}
