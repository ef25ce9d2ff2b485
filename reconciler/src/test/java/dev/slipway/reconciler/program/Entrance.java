package dev.slipway.reconciler.program;

import dev.slipway.reconciler.router.builtin.BuiltinRouter;
import dev.slipway.reconciler.router.builtin.BuiltinRouterSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/// Where users come in: the built-in router of a reconciler's target, which outlives the
/// reconciler.
///
/// @param traffic port for users
/// @param control port for the reconciler
public record Entrance(int traffic, int control) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  public static Entrance onFreePorts() throws IOException {
    return new Entrance(Program.freePort(), Program.freePort());
  }

  /// As the configuration names it.
  public String router() {
    return "{kind: builtin, listen: \"127.0.0.1:%d\", control: %d}".formatted(traffic, control);
  }

  /// One GET as a browser sends it.
  ///
  /// @return the status; 0 when nobody answers
  public int get(String host) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), traffic)) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(host)
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    } catch (IOException _) {
      return 0;
    }
  }

  /// Ends the router.
  ///
  /// @param state the target's folder
  public void stop(Path state) throws Exception {
    try (BuiltinRouter router =
        BuiltinRouter.start(
            BuiltinRouterSettings.ofThisProgram(
                state.resolve("router").toRealPath(),
                "127.0.0.1:" + traffic,
                "127.0.0.1:" + control))) {
      router.stop(PATIENCE);
    }
  }
}
