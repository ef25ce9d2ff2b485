package dev.slipway.bot.slack.bolt;

import dev.slipway.bot.slack.SlackException;
import dev.slipway.bot.slack.SlackException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Slack's ways to fail, in the port's words.
///
/// Codes: https://docs.slack.dev/reference/methods/chat.postMessage#errors and its neighbours.
final class Failures {
  private static final Duration UNTOLD = Duration.ofSeconds(30);

  /// The message, or the one whose thread it is, is not there.
  private static final Set<String> GONE =
      Set.of("message_not_found", "thread_not_found", "cannot_reply_to_message");

  /// Not about this call: a token is being rotated, an app reinstalled. Nothing was done.
  private static final Set<String> NOT_NOW =
      Set.of(
          "invalid_auth",
          "not_authed",
          "account_inactive",
          "token_revoked",
          "token_expired",
          "org_login_required",
          "ekm_access_denied",
          "team_added_to_org");

  /// Slack does not know itself.
  private static final Set<String> UNKNOWN =
      Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout");

  private Failures() {}

  /// `{"ok": false, "error": ...}`.
  static SlackException refused(String code) {
    Kind kind = Kind.REFUSED;
    if (GONE.contains(code)) {
      kind = Kind.GONE;
    } else if (NOT_NOW.contains(code)) {
      kind = Kind.UNREACHABLE;
    } else if (UNKNOWN.contains(code)) {
      kind = Kind.UNKNOWN_OUTCOME;
    } else if (code.equals("ratelimited") || code.equals("rate_limited")) {
      return new SlackException(Kind.RATE_LIMITED, code, "Slack wants a pause", UNTOLD);
    }
    return new SlackException(kind, code, "Slack answers " + code);
  }

  /// An answer that is not 2xx.
  static SlackException answered(int status, @Nullable String retryAfter, @Nullable String code) {
    if (status == 429) {
      Duration pause = pause(retryAfter);
      return new SlackException(
          Kind.RATE_LIMITED,
          "ratelimited",
          "Slack wants a pause of %d s".formatted(pause.toSeconds()),
          pause);
    }
    if (status >= 500) {
      return new SlackException(
          Kind.UNKNOWN_OUTCOME, String.valueOf(status), "Slack answers " + status);
    }
    return code == null
        ? new SlackException(Kind.REFUSED, String.valueOf(status), "Slack answers " + status)
        : refused(code);
  }

  private static Duration pause(@Nullable String retryAfter) {
    return retryAfter != null && retryAfter.matches("[0-9]{1,6}")
        ? Duration.ofSeconds(Long.parseLong(retryAfter))
        : UNTOLD;
  }

  /// No answer.
  static SlackException unanswered(boolean sent, IOException cause) {
    return sent
        ? new SlackException(
            Kind.UNKNOWN_OUTCOME, "", "Slack did not answer: " + cause.getMessage())
        : new SlackException(
            Kind.UNREACHABLE, "", "Slack cannot be reached: " + cause.getMessage());
  }
}
