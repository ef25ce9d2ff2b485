package dev.slipway.reconciler.router.builtin.server;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Which headers go on to the other side (RFC 9110, section 7.6.1): all but those that concern one
/// connection only. `Host` stays as the user sent it.
final class ForwardedHeaders {
  private static final Set<String> OF_ONE_CONNECTION =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authenticate",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /// A `Connection` header cannot take these away.
  private static final Set<String> NEEDED = Set.of("host", "content-length");

  private ForwardedHeaders() {}

  /// Headers for the instance.
  ///
  /// @param userAddress where the request came from
  /// @param upgrade whether the connection may become another protocol's, which needs its headers
  static void toInstance(MultiMap from, MultiMap to, String userAddress, boolean upgrade) {
    copy(from, to);
    if (upgrade) {
      to.set(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
      to.set(HttpHeaders.UPGRADE, from.get(HttpHeaders.UPGRADE));
    }
    List<String> via = from.getAll("x-forwarded-for");
    to.set(
        "X-Forwarded-For",
        via.isEmpty() ? userAddress : String.join(", ", via) + ", " + userAddress);
    if (!from.contains("x-forwarded-proto")) {
      to.set("X-Forwarded-Proto", "http");
    }
    String host = from.get(HttpHeaders.HOST);
    if (!from.contains("x-forwarded-host") && host != null) {
      to.set("X-Forwarded-Host", host);
    }
  }

  /// Headers for the user.
  static void toUser(MultiMap from, MultiMap to, boolean upgraded) {
    copy(from, to);
    if (upgraded) {
      to.set(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
      to.set(HttpHeaders.UPGRADE, from.get(HttpHeaders.UPGRADE));
    }
  }

  private static void copy(MultiMap from, MultiMap to) {
    Set<String> named = named(from);
    for (Map.Entry<String, String> header : from) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!OF_ONE_CONNECTION.contains(name) && !named.contains(name)) {
        to.add(header.getKey(), header.getValue());
      }
    }
  }

  /// What `Connection` names as its own.
  private static Set<String> named(MultiMap headers) {
    Set<String> named = new HashSet<>();
    for (String value : headers.getAll(HttpHeaders.CONNECTION)) {
      for (String name : value.split(",", -1)) {
        named.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    named.removeAll(NEEDED);
    return named;
  }
}
