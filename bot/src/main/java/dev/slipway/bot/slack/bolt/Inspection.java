package dev.slipway.bot.slack.bolt;

import com.slack.api.methods.response.auth.AuthTestResponse;
import dev.slipway.bot.check.Findings.Membership;
import dev.slipway.bot.check.Findings.Standing;
import dev.slipway.bot.slack.SlackException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Asks Slack how the app is set up; changes nothing.
public final class Inspection {
  private static final String SCOPES = "x-oauth-scopes";

  private final WebApi api;
  private final Channels channels;

  public Inspection(WebApi api) {
    this.api = api;
    this.channels = new Channels(api);
  }

  /// Who the bot's token is.
  public Standing standing() throws SlackException {
    AuthTestResponse answer = api.call(methods -> methods.authTest(request -> request));
    return new Standing(
        answer.getUser(),
        answer.getTeam(),
        answer.getTeamId(),
        scopes(answer.getHttpResponseHeaders()));
  }

  private static Optional<Set<String>> scopes(@Nullable Map<String, List<String>> headers) {
    return headers == null || !headers.containsKey(SCOPES)
        ? Optional.empty()
        : Optional.of(Set.of(headers.get(SCOPES).getFirst().replace(" ", "").split(",", -1)));
  }

  /// Whether a connection of Socket Mode may be opened; none is.
  ///
  /// @throws IOException with Slack's reason, or because the file cannot be read
  public void socketMode(TokenFile appToken) throws IOException {
    try {
      var _ = api.slack().issueSocketModeUrl(appToken.read());
    } catch (IllegalStateException e) { // so the SDK tells of a refusal
      throw new IOException(e.getMessage(), e);
    }
  }

  /// @param channel id or `#name`
  public Membership membership(String channel) throws SlackException {
    try {
      return channels.membership(channel);
    } catch (SlackException e) {
      if (e.code().equals("channel_not_found")) {
        return Membership.UNSEEN;
      }
      throw e;
    }
  }
}
