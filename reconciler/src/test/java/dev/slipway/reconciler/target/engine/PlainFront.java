package dev.slipway.reconciler.target.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Passes connections on to an HTTP server, but hangs up on those that begin with TLS, as
/// registries do: engines try that first, and the JDK's server would let them wait.
final class PlainFront implements AutoCloseable {
  private static final int TLS_HANDSHAKE = 0x16;

  private final ServerSocket listener;
  private final InetSocketAddress behind;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  PlainFront(InetSocketAddress behind) throws IOException {
    this.behind = behind;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        threads.execute(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket outside) {
    try (outside;
        Socket inside = new Socket()) {
      InputStream in = outside.getInputStream();
      int first = in.read();
      if (first < 0 || first == TLS_HANDSHAKE) {
        return;
      }
      inside.connect(behind);
      inside.getOutputStream().write(first);
      threads.execute(() -> pass(in, inside));
      inside.getInputStream().transferTo(outside.getOutputStream());
    } catch (IOException hungUp) {
      // Either side may.
    }
  }

  private static void pass(InputStream from, Socket to) {
    try (to) {
      OutputStream out = to.getOutputStream();
      from.transferTo(out);
    } catch (IOException hungUp) {
      // Either side may.
    }
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
