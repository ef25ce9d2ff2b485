package dev.slipway.reconciler.router.haproxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// The socket of HAProxy's master process, which passes commands on to each of its workers. One
/// connection a command, each with a deadline. Safe for several threads.
final class MasterSocket {
  private static final int BLOCK = 64 * 1024;

  private static final long BETWEEN_TRIES = Duration.ofMillis(5).toNanos();

  private final Path path;
  private final Duration deadline;
  private final BooleanSupplier lives;

  /// @param lives whether the master's process is known to live: then a refused connection is tried
  ///   again until the deadline, for the master reloads
  MasterSocket(Path path, Duration deadline, BooleanSupplier lives) {
    this.path = path;
    this.deadline = deadline;
    this.lives = lives;
  }

  /// A worker that a command was meant for has ended.
  static final class WorkerGoneException extends IOException {
    @java.io.Serial private static final long serialVersionUID = 1;

    private WorkerGoneException(long worker) {
      super("HAProxy's worker " + worker + " has ended");
    }
  }

  /// @throws ConnectException when nobody listens
  /// @throws IOException when no whole answer came
  Workers workers() throws IOException {
    try {
      return Workers.parse(ask("show proc"));
    } catch (IllegalArgumentException e) {
      throw new IOException("HAProxy's master was not understood: " + e.getMessage(), e);
    }
  }

  /// What a worker answers; empty for a command that it has done without a word.
  ///
  /// @throws WorkerGoneException when there is no such worker any more
  /// @throws ConnectException when nobody listens
  /// @throws IOException when no whole answer came: the command may have been done
  String ask(long worker, String command) throws IOException {
    String answer = exchange("@!" + worker + " " + command);
    if (answer.isEmpty() || answer.startsWith("Can't find the target")) {
      throw new WorkerGoneException(worker);
    }
    return whole(command, answer);
  }

  /// Asks the master to start a worker with the files as they are now. Returns at once.
  void reload() throws IOException {
    exchange("reload");
  }

  private String ask(String command) throws IOException {
    return whole(command, exchange(command));
  }

  /// An answer ends with an empty line; some of one line do without.
  private static String whole(String command, String answer) throws IOException {
    boolean oneLine = answer.indexOf('\n') == answer.length() - 1;
    if (!oneLine && !answer.endsWith("\n\n")) {
      throw new IOException("HAProxy's answer to '" + command + "' was cut short");
    }
    return answer.strip();
  }

  private String exchange(String command) throws IOException {
    long end = System.nanoTime() + deadline.toNanos();
    try (SocketChannel channel = connected(end);
        Selector selector = Selector.open()) {
      channel.configureBlocking(false);
      ByteBuffer bytes = ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.UTF_8));
      SelectionKey key = channel.register(selector, SelectionKey.OP_WRITE);
      while (bytes.hasRemaining()) {
        await(selector, end, command);
        channel.write(bytes);
      }
      channel.shutdownOutput();
      key.interestOps(SelectionKey.OP_READ);
      return read(channel, selector, end, command);
    }
  }

  private SocketChannel connected(long end) throws IOException {
    while (true) {
      try {
        return connected();
      } catch (ConnectException e) {
        if (System.nanoTime() > end
            || Thread.currentThread().isInterrupted()
            || !lives.getAsBoolean()) {
          throw e;
        }
        LockSupport.parkNanos(BETWEEN_TRIES);
      }
    }
  }

  private SocketChannel connected() throws IOException {
    if (!Files.exists(path)) {
      throw new ConnectException("there is no socket " + path);
    }
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(path));
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private String read(SocketChannel channel, Selector selector, long end, String command)
      throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    int count = 0;
    while (count >= 0) {
      await(selector, end, command);
      count = channel.read(block.clear());
      if (count > 0) {
        answer.write(block.array(), 0, count);
      }
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  private void await(Selector selector, long end, String command) throws IOException {
    long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
    if (left <= 0 || selector.select(left) == 0) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("interrupted while HAProxy was asked '" + command + "'");
      }
      throw new IOException(
          "HAProxy did not answer '%s' within %d ms".formatted(command, deadline.toMillis()));
    }
    selector.selectedKeys().clear();
  }
}
