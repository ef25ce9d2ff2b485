package dev.slipway.sandbox.traffic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;

/// One connection of HTTP/1.1, one request at a time. Retries nothing.
final class HttpConnection implements AutoCloseable {
  private static final byte[] ORDER = "{\"item\":\"anchor\",\"count\":1}".getBytes(ISO_8859_1);

  private final SocketChannel channel;
  private final long timeoutNanos;
  private long lastUsed = System.nanoTime();
  private boolean reusable = true;

  private HttpConnection(SocketChannel channel, Duration timeout) {
    this.channel = channel;
    this.timeoutNanos = timeout.toNanos();
  }

  static HttpConnection open(InetSocketAddress address, Duration timeout) throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.socket().setTcpNoDelay(true);
      channel.socket().connect(address, (int) timeout.toMillis());
      return new HttpConnection(channel, timeout);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /// Sends a request and reads its answer to the end.
  Ending.Answered exchange(Shot.Request request) throws IOException {
    reusable = false;
    long deadline = System.nanoTime() + timeoutNanos;
    send(request);
    HttpAnswer answer = HttpAnswer.read(() -> fill(deadline));
    reusable = answer.keepsConnection() && !request.fresh();
    lastUsed = System.nanoTime();
    return new Ending.Answered(answer.status(), answer.version());
  }

  private void send(Shot.Request request) throws IOException {
    String head =
        request.method()
            + " "
            + request.path()
            + " HTTP/1.1\r\nHost: "
            + request.host()
            + "\r\nUser-Agent: slipway-traffic\r\nX-Request-Number: "
            + request.number()
            + (request.fresh() ? "\r\nConnection: close" : "")
            + (request.post()
                ? "\r\nContent-Type: application/json\r\nContent-Length: " + ORDER.length
                : "")
            + "\r\n\r\n";
    ByteBuffer bytes = ByteBuffer.allocate(head.length() + ORDER.length);
    bytes.put(head.getBytes(ISO_8859_1));
    if (request.post()) {
      bytes.put(ORDER);
    }
    bytes.flip();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /// The next bytes of the answer; empty at the end of the stream.
  private byte[] fill(long deadline) throws IOException {
    long left = (deadline - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw new SocketTimeoutException("the answer took too long");
    }
    channel.socket().setSoTimeout((int) left);
    byte[] bytes = new byte[4_096];
    int read = channel.socket().getInputStream().read(bytes);
    return read <= 0 ? new byte[0] : Arrays.copyOf(bytes, read);
  }

  /// Whether it may be used again: every client that keeps connections looks whether the server has
  /// closed one before it sends on it.
  boolean isFit(Duration longestIdle) {
    if (!reusable || System.nanoTime() - lastUsed > longestIdle.toNanos()) {
      return false;
    }
    try {
      channel.configureBlocking(false);
      // 0 says: open, and nothing to read. The end, or bytes that nobody asked for, spoil it.
      int read = channel.read(ByteBuffer.allocate(1));
      channel.configureBlocking(true);
      return read == 0;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException _) {
      // It is being thrown away: there is nobody to tell.
    }
  }
}
