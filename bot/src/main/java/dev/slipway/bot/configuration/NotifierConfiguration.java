package dev.slipway.bot.configuration;

import dev.slipway.bot.incident.Severity;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who is told of incidents beside Slack. Secrets stay in their files, which are read for each use.
///
/// @param least bad incidents that are told
/// @param environments of which is told; empty: all
public record NotifierConfiguration(Severity least, Set<String> environments, Way way) {
  public NotifierConfiguration {
    environments = Set.copyOf(environments);
  }

  /// How they are reached.
  public sealed interface Way {
    /// @param to who gets everything
    /// @param called whether people who are called get that as mail
    record Mail(Server server, String from, List<String> to, boolean called) implements Way {
      public Mail {
        to = List.copyOf(to);
      }
    }

    /// @param url where no file holds it
    /// @param token file of a bearer token
    /// @param secret file of the secret that signs
    record Webhook(
        Optional<URI> url, Optional<Path> urlFile, Optional<Path> token, Optional<Path> secret)
        implements Way {}

    /// @param urlFile holds the webhook's address
    record Discord(Path urlFile) implements Way {}

    /// @param routingKey its file
    record PagerDuty(URI url, Path routingKey) implements Way {}
  }

  /// What takes mail.
  ///
  /// @param certificate file of those that alone are trusted; absent: whom Java trusts
  /// @param login absent where it takes it without
  public record Server(
      String host, int port, Encryption tls, Optional<Path> certificate, Optional<Login> login) {}

  /// @param password its file
  public record Login(String user, Path password) {}

  /// How a connection is kept from others.
  public enum Encryption {
    /// it begins in the clear, and nothing is said before it is encrypted
    STARTTLS,
    TLS,
    NONE
  }
}
