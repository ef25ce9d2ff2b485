package dev.slipway.api.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the bearer token comes from. Asked for each request, so that a rotated token is taken up
/// without a restart.
@FunctionalInterface
public interface TokenSource {
  /// The token; empty to send none.
  ///
  /// @throws IOException when there should be one and it cannot be read; the message says what to
  ///   do and holds no token
  Optional<String> token() throws IOException;

  /// Sends none.
  static TokenSource none() {
    return Optional::empty;
  }

  /// The first line of a file of at most 4 KiB.
  static TokenSource file(Path file) {
    return () -> Optional.of(read(file));
  }

  private static String read(Path file) throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IOException("the token file " + file + " is not there or may not be read");
    }
    if (Files.size(file) > 4096) {
      throw new IOException("the token file " + file + " is larger than 4 KiB");
    }
    String token = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    if (token.isEmpty() || !token.chars().allMatch(letter -> letter > ' ' && letter < 0x7f)) {
      throw new IOException(
          "the token file " + file + " does not hold one line of printable ASCII");
    }
    return token;
  }
}
