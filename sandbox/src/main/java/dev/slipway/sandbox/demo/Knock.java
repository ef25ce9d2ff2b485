package dev.slipway.sandbox.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One `GET /` of a user, by host name at the router's address: names under `localhost` do not
/// resolve everywhere.
///
/// @param version that answered; empty where the router answered itself
/// @param instance pid of the instance that answered
public record Knock(int status, String version, String instance) {
  private static final int PATIENCE = (int) Duration.ofSeconds(5).toMillis();
  private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.1 (\\d{3})");

  public boolean isWell() {
    return status == 200;
  }

  /// @return empty when nobody answers
  public static Optional<Knock> at(InetSocketAddress router, String host) {
    String request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket()) {
      socket.connect(router, PATIENCE);
      socket.setSoTimeout(PATIENCE);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      Matcher status = STATUS.matcher(answer);
      return status.find()
          ? Optional.of(
              new Knock(
                  Integer.parseInt(status.group(1)),
                  header(answer, "X-Version"),
                  header(answer, "X-Instance")))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static String header(String answer, String name) {
    Matcher header = Pattern.compile("(?im)^" + name + ": ([^\\r\\n]*)").matcher(answer);
    return header.find() ? header.group(1) : "";
  }
}
