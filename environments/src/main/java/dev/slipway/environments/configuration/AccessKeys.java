package dev.slipway.environments.configuration;

import dev.slipway.environments.configuration.RepositoryConfiguration.SshKey;
import dev.slipway.environments.configuration.RepositoryConfiguration.Token;
import dev.slipway.environments.git.Access;
import dev.slipway.environments.yaml.Value;
import java.util.Optional;
import java.util.function.Supplier;

/// Declares the sections `token` and `ssh`: by what a Git server knows who asks.
final class AccessKeys {
  private final Types types;

  AccessKeys(Types types) {
    this.types = types;
  }

  /// What stands there, at most one of the two.
  record Given(Value<Optional<Token>> token, Value<Optional<SshKey>> ssh) {
    /// Refuses what does not fit the address.
    void check(Section section, String url) {
      RemoteAccess.check(section, url, token, ssh);
    }
  }

  static Access access(Optional<Token> token, Optional<SshKey> ssh) {
    if (token.isPresent()) {
      return new Access.Token(token.get().user(), token.get().file());
    }
    return ssh.<Access>map(given -> new Access.SshKey(given.key(), given.knownHosts()))
        .orElseGet(Access.Anonymous::new);
  }

  Given in(Section section) {
    return new Given(
        section.optionalSection("token", Reading.keys(this::token)),
        section.optionalSection("ssh", Reading.keys(this::ssh)));
  }

  private Supplier<Token> token(Section section) {
    var file =
        section.required("file", types.file(), "for HTTPS: holds the access token, one line");
    var user =
        section.optional(
            "user", Types.text(), "slipway", "the user name that is sent beside the token");
    return () -> new Token(user.get(), file.get());
  }

  private Supplier<SshKey> ssh(Section section) {
    var key =
        section.required("key", types.file(), "for SSH: the private key, without a passphrase");
    var knownHosts =
        section.required(
            "knownHosts", types.file(), "the server's key must stand here; none is ever added");
    return () -> new SshKey(key.get(), knownHosts.get());
  }
}
