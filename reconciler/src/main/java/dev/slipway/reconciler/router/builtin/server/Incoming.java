package dev.slipway.reconciler.router.builtin.server;

import dev.slipway.reconciler.router.AskedRelease;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.stream.Stream;

/// What the router reads of a user's request before it goes anywhere.
///
/// @param host without port; empty where HTTP/1.0 left it out
/// @param uri in origin form, query included
record Incoming(
    String host,
    String uri,
    boolean hasBody,
    boolean upgrade,
    boolean expectsContinue,
    Optional<AskedRelease> asked) {
  /// A request that is not passed on.
  ///
  /// @param reason for people, one line
  record Refusal(int status, String reason) {}

  /// Why a request cannot be passed on, if so.
  static Optional<Refusal> refusal(HttpServerRequest request) {
    if (request.method().equals(HttpMethod.CONNECT)) {
      return Optional.of(new Refusal(405, "This router is no forward proxy."));
    }
    if (request.headers().getAll(HttpHeaders.HOST).size() > 1) {
      return Optional.of(new Refusal(400, "More than one Host header."));
    }
    String encoding = request.getHeader(HttpHeaders.TRANSFER_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("chunked")) {
      return Optional.of(new Refusal(501, "Transfer-Encoding can only be chunked."));
    }
    return Optional.empty();
  }

  static Incoming of(HttpServerRequest request) {
    String target = request.uri();
    String host = request.getHeader(HttpHeaders.HOST);
    int scheme = target.startsWith("/") ? -1 : target.indexOf("://");
    if (scheme >= 0) {
      int slash = target.indexOf('/', scheme + 3);
      host = slash < 0 ? target.substring(scheme + 3) : target.substring(scheme + 3, slash);
      target = slash < 0 ? "/" : target.substring(slash);
    }
    return new Incoming(
        withoutPort(host == null ? "" : host),
        target,
        hasBody(request),
        isUpgrade(request),
        "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT)),
        AskedRelease.of(request.getHeader(AskedRelease.HEADER)));
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }

  static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || (length != null && !length.strip().equals("0"));
  }

  /// The codec sees only a `Connection` header that says `close` and nothing else.
  static boolean asksToClose(HttpServerRequest request) {
    return connectionNames(request, "close");
  }

  private static boolean isUpgrade(HttpServerRequest request) {
    return request.method().equals(HttpMethod.GET)
        && request.headers().contains(HttpHeaders.UPGRADE)
        && !"h2c".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))
        && !hasBody(request)
        && connectionNames(request, "upgrade");
  }

  private static boolean connectionNames(HttpServerRequest request, String wanted) {
    return request.headers().getAll(HttpHeaders.CONNECTION).stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .anyMatch(token -> token.strip().equalsIgnoreCase(wanted));
  }
}
