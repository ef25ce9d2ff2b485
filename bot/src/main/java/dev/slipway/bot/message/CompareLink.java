package dev.slipway.bot.message;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// The page that lists the commits between two versions. GitHub, Gitea and Forgejo share one form
/// of the address, GitLab has its own.
final class CompareLink {
  private CompareLink() {}

  /// @param source of the service, as a browser opens it
  /// @return empty for hosts of another form, and for what is no web address
  static Optional<URI> between(URI source, String from, String to) {
    String host = Optional.ofNullable(source.getHost()).orElse("").toLowerCase(Locale.ROOT);
    boolean web = "https".equals(source.getScheme()) || "http".equals(source.getScheme());
    boolean bare = source.getRawQuery() == null && source.getRawUserInfo() == null;
    if (!web || !bare || host.isEmpty() || host.contains("bitbucket") || from.equals(to)) {
      return Optional.empty();
    }
    String path = host.contains("gitlab") ? "/-/compare/" : "/compare/";
    return Optional.of(URI.create(repository(source) + path + encoded(from) + "..." + encoded(to)));
  }

  private static String repository(URI source) {
    String address = source.toASCIIString();
    int fragment = address.indexOf('#');
    address = fragment < 0 ? address : address.substring(0, fragment);
    address = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    return address.endsWith(".git") ? address.substring(0, address.length() - 4) : address;
  }

  private static String encoded(String version) {
    return URLEncoder.encode(version, StandardCharsets.UTF_8);
  }
}
