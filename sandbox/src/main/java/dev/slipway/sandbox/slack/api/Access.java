package dev.slipway.sandbox.slack.api;

import dev.slipway.sandbox.slack.workspace.Channel;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.util.List;

/// What the app's bot user can reach.
final class Access {
  private final Workspace workspace;
  private final List<String> scopes;
  private final String bot;

  Access(Workspace workspace, List<String> scopes) {
    this.workspace = workspace;
    this.scopes = List.copyOf(scopes);
    this.bot = workspace.directory().cast().bot();
  }

  String bot() {
    return bot;
  }

  /// A channel by id.
  ///
  /// @throws RefusedException `channel_not_found`, also for private ones without the bot
  Channel visible(String id) throws RefusedException {
    Channel channel = workspace.directory().channel(id);
    if (channel.kind() != Channel.Kind.PUBLIC && !channel.has(bot)) {
      throw new RefusedException("channel_not_found");
    }
    return channel;
  }

  /// A channel by id that the bot is in.
  ///
  /// @throws RefusedException `channel_not_found`, `not_in_channel`
  Channel joined(String id) throws RefusedException {
    Channel channel = visible(id);
    if (!channel.has(bot)) {
      throw new RefusedException("not_in_channel");
    }
    return channel;
  }

  /// A channel by id or name that the bot is in, or a person by id, who is written to directly.
  /// With `chat:write.public`, the bot need not be in public channels:
  /// <https://docs.slack.dev/reference/scopes/chat.write.public>.
  ///
  /// @throws RefusedException `channel_not_found`, `not_in_channel`
  Channel addressed(String idOrName) throws RefusedException {
    if (workspace.directory().find(idOrName).isPresent()) {
      return workspace.directory().direct(idOrName);
    }
    Channel channel = workspace.directory().channelNamed(idOrName);
    boolean open = channel.kind() == Channel.Kind.PUBLIC && scopes.contains("chat:write.public");
    return open ? channel : joined(channel.id());
  }
}
