package dev.slipway.bot.notify.mail;

import java.nio.file.Path;
import java.util.Optional;

/// What takes mail, and how it is reached.
///
/// @param certificate file of those, in PEM, that alone are trusted; absent: whom Java trusts
/// @param login absent where it takes mail without
public record MailServer(
    String host,
    int port,
    Encryption encryption,
    Optional<Path> certificate,
    Optional<Login> login) {
  /// @param password file that holds it, read for each mail
  public record Login(String user, Path password) {}

  /// How the connection is kept from others; the server's certificate has to be for its host.
  public enum Encryption {
    /// it begins in the clear, and nothing is said before it is encrypted
    STARTTLS,
    TLS,
    NONE
  }
}
