package dev.slipway.bot.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.bot.alert.AlertFormat;
import dev.slipway.bot.alert.MalformedAlertsException;
import dev.slipway.bot.slack.Inbound;
import dev.slipway.bot.slack.Inbox;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;

/// Where Alertmanager posts. It signs nothing: whoever shows the token is believed.
public final class AlertsEndpoint {
  private static final String BEARER = "Bearer ";

  private final Inbox inbox;
  private final AlertFormat format;
  private final AlertsToken token;

  /// The token, as it is now: it may be rotated without a restart.
  @FunctionalInterface
  public interface AlertsToken {
    /// @throws IllegalStateException saying what is missing, when there is none
    String read();
  }

  /// @throws IllegalStateException when there is no token: anybody could call people at night
  public AlertsEndpoint(Inbox inbox, AlertFormat format, AlertsToken token) {
    if (token.read().isBlank()) {
      throw new IllegalStateException(
          "the token of \"alerts\" is empty. Without it anybody could call people: put a random"
              + " text into its file, and the same into Alertmanager's credentials_file.");
    }
    this.inbox = inbox;
    this.format = format;
    this.token = token;
  }

  /// @param authorization the header, where there is one
  boolean admits(Optional<String> authorization) {
    byte[] expected = (BEARER + token.read()).getBytes(UTF_8);
    return authorization
        .filter(shown -> MessageDigest.isEqual(expected, shown.getBytes(UTF_8)))
        .isPresent();
  }

  /// Durably, before it returns.
  void take(byte[] body) throws MalformedAlertsException {
    inbox.take(new Inbound.Alerted("alerts-" + UUID.randomUUID(), format.read(body)));
  }
}
