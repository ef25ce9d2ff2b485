package dev.slipway.reconciler;

import dev.slipway.reconciler.configuration.RouterConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the built-in router is steered. `control: 0` takes a free port once and remembers it
/// beside the router's state, so that a reconciler that starts anew finds the router that runs.
final class RouterControl {
  private RouterControl() {}

  /// @throws IOException with one sentence for people, when the folder cannot be used
  static String address(RouterConfiguration.Builtin builtin) throws IOException {
    int port = builtin.control() == 0 ? remembered(builtin.state()) : builtin.control();
    return "127.0.0.1:" + port;
  }

  private static int remembered(Path state) throws IOException {
    Path file = state.resolve("control-port");
    if (Files.exists(file)) {
      return parse(file);
    }
    Files.createDirectories(state);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(file, free.getLocalPort() + "\n");
      return free.getLocalPort();
    }
  }

  private static int parse(Path file) throws IOException {
    String text = Files.readString(file).strip();
    if (!text.matches("[1-9][0-9]{0,4}")) {
      throw new IOException(file + " holds no port: delete it, and a new one is taken");
    }
    return Integer.parseInt(text);
  }
}
