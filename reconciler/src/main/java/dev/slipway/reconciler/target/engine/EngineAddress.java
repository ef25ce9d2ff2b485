package dev.slipway.reconciler.target.engine;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Where an engine answers.
///
/// @param url `unix:///PATH` or `tcp://HOST:PORT`
/// @param tls absent where the connection is not encrypted
/// @param address of the engine's machine, an IP address: where published ports are reached
public record EngineAddress(URI url, Optional<Tls> tls, String address) {
  /// @throws IOException with one line for people, when a certificate or a key cannot be used
  public void requireUsable() throws IOException {
    if (tls.isPresent()) {
      var _ = TlsFiles.context(tls.get());
    }
  }

  /// PEM files.
  ///
  /// @param ca who signed the engine's certificate
  /// @param certificate ours
  /// @param key ours, PKCS #8
  public record Tls(Path ca, Path certificate, Path key) {}
}
