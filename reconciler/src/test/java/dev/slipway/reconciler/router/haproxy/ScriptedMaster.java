package dev.slipway.reconciler.router.haproxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// Plays HAProxy's master: answers each command as it is told to, byte for byte.
final class ScriptedMaster implements AutoCloseable {
  private final ServerSocketChannel server;
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final List<SocketChannel> kept = new CopyOnWriteArrayList<>();

  /// @param answers to a command; empty to say nothing and keep the connection open
  ScriptedMaster(Path socket, Function<String, Optional<String>> answers) throws IOException {
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread.ofVirtual().start(() -> serve(answers));
  }

  /// All that were sent, without the worker's prefix.
  List<String> commands() {
    return List.copyOf(commands);
  }

  private void serve(Function<String, Optional<String>> answers) {
    try {
      while (server.isOpen()) {
        SocketChannel connection = server.accept();
        String command = read(connection);
        commands.add(command.replaceFirst("^@![0-9]+ ", ""));
        Optional<String> answer = answers.apply(command);
        if (answer.isPresent()) {
          connection.write(ByteBuffer.wrap(answer.get().getBytes(StandardCharsets.UTF_8)));
          connection.close();
        } else {
          kept.add(connection);
        }
      }
    } catch (ClosedChannelException _) {
      kept.clear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(SocketChannel connection) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4096);
    while (connection.read(bytes) >= 0) {
      Thread.onSpinWait();
    }
    return StandardCharsets.UTF_8.decode(bytes.flip()).toString().strip();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
