package dev.slipway.reconciler.target.docker;

import dev.slipway.reconciler.target.engine.EngineAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/// Stands before an engine, at `tcp://127.0.0.1:PORT`, and loses what it is told to: the engine
/// does what it was asked and its answer never comes.
final class LossyEngine implements AutoCloseable {
  private static final Pattern NONE = Pattern.compile("(?!)");
  private static final Pattern LIST = Pattern.compile("^GET /v[0-9.]+/containers/json");

  private final URI behind;
  private final ServerSocketChannel listener;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<Pattern> losing = new AtomicReference<>(NONE);
  private final AtomicInteger lists = new AtomicInteger();

  LossyEngine(URI behind) throws IOException {
    this.behind = behind;
    this.listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    threads.execute(this::accept);
  }

  EngineAddress address() throws IOException {
    int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
    return new EngineAddress(URI.create("tcp://127.0.0.1:" + port), Optional.empty(), "127.0.0.1");
  }

  /// Loses the answer to the next request that begins like this.
  void loseAnswerTo(String request) {
    losing.set(Pattern.compile("^" + request));
  }

  boolean hasLostIt() {
    return losing.get() == NONE;
  }

  /// How often containers were listed.
  int lists() {
    return lists.get();
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel client = listener.accept();
        threads.execute(() -> serve(client));
      }
    } catch (IOException closed) {
      threads.shutdownNow();
    }
  }

  private void serve(SocketChannel client) {
    AtomicReference<Boolean> lost = new AtomicReference<>(false);
    try (client;
        SocketChannel engine = engine()) {
      threads.execute(() -> pass(engine, client, () -> lost.get()));
      ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
      while (client.read(buffer) >= 0) {
        buffer.flip();
        String head = StandardCharsets.ISO_8859_1.decode(buffer.duplicate()).toString();
        if (LIST.matcher(head).find()) {
          lists.incrementAndGet();
        }
        if (losing.get().matcher(head).find()) {
          losing.set(NONE);
          lost.set(true);
        }
        while (buffer.hasRemaining()) {
          engine.write(buffer);
        }
        buffer.clear();
      }
    } catch (IOException hungUp) {
      // Either side may.
    }
  }

  private interface Question {
    boolean isSo();
  }

  private static void pass(SocketChannel from, ByteChannel to, Question lost) {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    try (to) {
      while (from.read(buffer) >= 0 && !lost.isSo()) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
    } catch (IOException hungUp) {
      // Either side may.
    }
  }

  private SocketChannel engine() throws IOException {
    if (!behind.getScheme().equals("unix")) {
      return SocketChannel.open(new InetSocketAddress(behind.getHost(), behind.getPort()));
    }
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(behind.getPath()));
    return channel;
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
