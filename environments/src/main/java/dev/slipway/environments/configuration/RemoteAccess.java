package dev.slipway.environments.configuration;

import dev.slipway.environments.configuration.RepositoryConfiguration.SshKey;
import dev.slipway.environments.configuration.RepositoryConfiguration.Token;
import dev.slipway.environments.yaml.Value;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// Whether the credentials fit the repository's address.
final class RemoteAccess {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private RemoteAccess() {}

  static void check(
      Section section, String url, Value<Optional<Token>> token, Value<Optional<SshKey>> ssh) {
    boolean web = url.startsWith("https://") || url.startsWith("http://");
    boolean local = url.startsWith("/") || url.startsWith("file:");
    if (isThere(token) && !web) {
      section.refuse("token", "a token is for https:// only, and the url is " + url);
    }
    if (isThere(ssh) && (web || local)) {
      section.refuse("ssh", "a key is for ssh only, and the url is " + url);
    }
    if (!isThere(ssh) && ssh.ifRead().isPresent() && !web && !local) {
      section.refuse("url", "ssh needs the section \"ssh\" with key and knownHosts");
    }
    if (isThere(token) && web && !mayCarryToken(URI.create(url))) {
      section.refuse("url", "a token is never sent over http://, use https://");
    }
  }

  private static boolean isThere(Value<? extends Optional<?>> value) {
    return value.ifRead().isPresent() && value.get().isPresent();
  }

  /// A token is sent over TLS, or not beyond this machine.
  static boolean mayCarryToken(URI url) {
    return "https".equals(url.getScheme()) || LOOPBACK.contains(String.valueOf(url.getHost()));
  }
}
