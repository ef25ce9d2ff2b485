package dev.slipway.sandbox.traffic;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;

/// The connections of users who stay. The one used last is used next, so that the others grow old
/// and go.
final class KeptConnections implements AutoCloseable {
  /// Shorter than the idle time-out of common servers (5 s for some), so that a server's close and
  /// our next request rarely meet on the wire.
  private static final Duration LONGEST_IDLE = Duration.ofSeconds(4);

  private final InetSocketAddress address;
  private final Duration timeout;
  private final ConcurrentLinkedDeque<HttpConnection> idle = new ConcurrentLinkedDeque<>();
  private final AtomicLong opened = new AtomicLong();

  KeptConnections(InetSocketAddress address, Duration timeout) {
    this.address = address;
    this.timeout = timeout;
  }

  /// How many connections have been opened.
  long opened() {
    return opened.get();
  }

  Ending.Answered exchange(Shot.Request request) throws IOException {
    HttpConnection connection = request.fresh() ? open() : take();
    try {
      Ending.Answered answered = connection.exchange(request);
      if (connection.isFit(LONGEST_IDLE)) {
        idle.addFirst(connection);
      } else {
        connection.close();
      }
      return answered;
    } catch (IOException e) {
      connection.close();
      throw e;
    }
  }

  private HttpConnection take() throws IOException {
    for (HttpConnection kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
      if (kept.isFit(LONGEST_IDLE)) {
        return kept;
      }
      kept.close();
    }
    return open();
  }

  private HttpConnection open() throws IOException {
    HttpConnection connection = HttpConnection.open(address, timeout);
    opened.incrementAndGet();
    return connection;
  }

  @Override
  public void close() {
    for (HttpConnection kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
      kept.close();
    }
  }
}
