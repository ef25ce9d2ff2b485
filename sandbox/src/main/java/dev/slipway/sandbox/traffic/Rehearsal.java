package dev.slipway.sandbox.traffic;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Requests to ourselves before the first that counts: the first ones of a cold virtual machine
/// take a hundred times as long, and users' latencies are not to carry that.
final class Rehearsal {
  private static final int REQUESTS = 400;
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nX-Version: 0\r\nContent-Length: 2\r\n\r\nok".getBytes(US_ASCII);

  private Rehearsal() {}

  /// Takes a few tenths of a second.
  static void hold() throws IOException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        ServerSocket server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        KeptConnections connections = new KeptConnections(address(server), TIMEOUT)) {
      threads.execute(() -> serve(server, threads));
      Tally tally = new Tally();
      for (int number = 0; number < REQUESTS; number++) {
        Shot.Request request =
            new Shot.Request(number, number % 8 == 0, number % 2 == 0, false, "localhost");
        Ending ending = connections.exchange(request);
        tally.count(new Shot(request, Duration.ZERO, Duration.ZERO, Duration.ZERO, ending));
      }
    }
  }

  private static InetSocketAddress address(ServerSocket server) {
    return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
  }

  private static void serve(ServerSocket server, ExecutorService threads) {
    try {
      while (true) {
        Socket connection = server.accept();
        threads.execute(() -> answer(connection));
      }
    } catch (IOException _) {
      // Closed: the rehearsal is over.
    }
  }

  /// Each request is small enough to come in one piece, as they do over loopback.
  private static void answer(Socket connection) {
    try (connection) {
      InputStream in = connection.getInputStream();
      byte[] request = new byte[4_096];
      while (in.read(request) > 0) {
        connection.getOutputStream().write(ANSWER);
      }
    } catch (IOException _) {
      // The other side, which is us, will say so.
    }
  }
}
