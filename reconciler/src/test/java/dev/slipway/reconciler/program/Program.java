package dev.slipway.reconciler.program;

import dev.slipway.reconciler.Application;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/// How tests start the program: with their own Java and class path.
public final class Program {
  private Program() {}

  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /// `slipway reconciler` with a configuration.
  public static ProcessBuilder reconciler(Path configuration) {
    return new ProcessBuilder(
        java(),
        "-Xmx192m",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        Application.class.getName(),
        "reconciler",
        "--config",
        configuration.toString());
  }

  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
