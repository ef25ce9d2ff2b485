package dev.slipway.environments.git;

import dev.slipway.environments.git.GitException.Kind;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.transport.URIish;

/// A remote's address that holds no secret and that we know how to talk to.
///
/// @param shown for messages; only what was checked to hold no user info
record Address(URIish uri, String shown) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  static Address of(String url, Access access) throws GitException {
    URIish uri;
    try {
      uri = new URIish(url);
    } catch (URISyntaxException | IllegalArgumentException _) {
      throw misconfigured(
          "the repository's address cannot be read: give a URL or a path, without user info");
    }
    String scheme = scheme(uri);
    boolean ssh = scheme.equals("ssh");
    boolean web = scheme.startsWith("http");
    boolean hidden = web && Optional.ofNullable(uri.getPath()).orElse("").contains("@");
    if (uri.getPass() != null || (!ssh && uri.getUser() != null) || hidden) {
      throw misconfigured(
          "the repository's address holds user info, which would show up in logs: take out what"
              + " stands before the @ and give the token in a file");
    }
    if (!Set.of("http", "https", "ssh", "file").contains(scheme)) {
      throw misconfigured(
          "the scheme " + scheme + " is not supported: use https, ssh, file or a path");
    }
    check(uri, scheme, access);
    return new Address(uri, uri.toString());
  }

  private static void check(URIish uri, String scheme, Access access) throws GitException {
    switch (access) {
      case Access.Token _ -> {
        boolean near = scheme.equals("http") && LOOPBACK.contains(String.valueOf(uri.getHost()));
        if (!scheme.equals("https") && !near) {
          throw misconfigured("a token goes with an https address only, not with " + uri);
        }
      }
      case Access.SshKey _ -> {
        if (!scheme.equals("ssh")) {
          throw misconfigured("an SSH key goes with an ssh address only, not with " + uri);
        }
      }
      case Access.Anonymous _ -> {
        if (scheme.equals("ssh")) {
          throw misconfigured("an ssh address needs a private key and known hosts: " + uri);
        }
      }
    }
  }

  private static String scheme(URIish uri) {
    if (uri.getScheme() != null) {
      return uri.getScheme().toLowerCase(Locale.ROOT);
    }
    return uri.getHost() == null ? "file" : "ssh";
  }

  private static GitException misconfigured(String message) {
    return new GitException(Kind.MISCONFIGURED, message);
  }
}
