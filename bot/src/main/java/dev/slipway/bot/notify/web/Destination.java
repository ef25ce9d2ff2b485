package dev.slipway.bot.notify.web;

import dev.slipway.api.client.TokenSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Where letters go: an address, or a file that holds one because whoever knows it may write there.
/// Read anew for each letter.
public sealed interface Destination {
  record Known(URI address) implements Destination {}

  record Secret(Path file) implements Destination {}

  /// @param secrets what of it nobody may read
  record Opened(URI address, List<String> secrets) {}

  Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /// @throws IOException where there is none; the message says what to do and holds no secret
  default Opened open() throws IOException {
    return switch (this) {
      case Known(URI address) -> new Opened(address, List.of());
      case Secret(Path file) -> secret(file, TokenSource.file(file).token().orElseThrow());
    };
  }

  private static Opened secret(Path file, String text) throws IOException {
    try {
      URI address = URI.create(text);
      boolean fine =
          address.getHost() != null
              && address.getRawUserInfo() == null
              && ("https".equals(address.getScheme())
                  || ("http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost())));
      if (fine) {
        return new Opened(address, secrets(text, address));
      }
    } catch (IllegalArgumentException _) {
      // It would repeat the address: said below.
    }
    throw new IOException(
        "the file "
            + file
            + " does not hold an address that begins with https://, without user info");
  }

  /// Of the whole, what may be told alone.
  private static List<String> secrets(String text, URI address) {
    List<String> secrets = new ArrayList<>(List.of(text));
    if (address.getRawPath() != null && address.getRawPath().length() > 1) {
      secrets.add(address.getRawPath());
    }
    return secrets;
  }
}
