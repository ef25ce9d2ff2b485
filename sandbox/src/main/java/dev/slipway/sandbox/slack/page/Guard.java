package dev.slipway.sandbox.slack.page;

import dev.slipway.sandbox.slack.http.Answer;
import dev.slipway.sandbox.slack.http.Call;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Keeps other sites away from a page that asks for no password.
///
/// - a foreign `Host` is refused, so that a name that is pointed at this machine (DNS rebinding)
///   reaches nothing
/// - acts want JSON and, where the browser names an origin, our own: another site can send neither
///   without asking first, and is not answered when it asks
/// - the browser is told to run nothing but the page's own files
final class Guard {
  private static final int LARGEST_ACT = 64 * 1024;
  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1\\])(:\\d{1,5})?");
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
              + " img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
              + " require-trusted-types-for 'script'; trusted-types 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cache-Control",
          "no-store");

  private Guard() {}

  /// Empty where the call may go on.
  static Optional<Answer> refusal(Call call) {
    String host = call.header("host");
    if (!LOOPBACK.matcher(host).matches()) {
      return Optional.of(Answer.text(403, "only answered as localhost"));
    }
    if (!call.method().equals("POST")) {
      return call.method().equals("GET")
          ? Optional.empty()
          : Optional.of(Answer.text(405, "GET and POST only"));
    }
    String origin = call.header("origin");
    if (!origin.isEmpty() && !origin.equals("http://" + host)) {
      return Optional.of(Answer.text(403, "not for other sites"));
    }
    if (!call.mediaType().equals("application/json")) {
      return Optional.of(Answer.text(415, "JSON only"));
    }
    return call.body().length() > LARGEST_ACT
        ? Optional.of(Answer.text(413, "too large"))
        : Optional.empty();
  }

  static Answer guarded(Answer answer) {
    return switch (answer) {
      case Answer.Full full -> new Answer.Full(full.status(), with(full.headers()), full.body());
      case Answer.Stream stream -> new Answer.Stream(with(stream.headers()), stream.opened());
      case Answer.Cut cut -> cut;
    };
  }

  private static Map<String, String> with(Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(HEADERS);
    all.putAll(headers);
    return all;
  }
}
