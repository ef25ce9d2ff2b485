package dev.slipway.bot.slack.bolt;

import com.slack.api.methods.response.conversations.ConversationsListResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import dev.slipway.bot.check.Findings.Membership;
import dev.slipway.bot.slack.SlackException;
import dev.slipway.bot.slack.SlackException.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ids of channels by their names. Asked for once, and again when a name is not known or its id
/// turned out to be wrong.
final class Channels {
  private static final Logger LOG = LoggerFactory.getLogger(Channels.class);

  private static final int PAGE = 1_000;
  private static final int MOST_PAGES = 20;

  private final WebApi api;
  private final Map<String, String> ids = new ConcurrentHashMap<>();
  private final Set<String> entered = ConcurrentHashMap.newKeySet();

  Channels(WebApi api) {
    this.api = api;
  }

  interface Call<T> {
    T with(String id) throws SlackException;
  }

  /// @param channel id or `#name`
  <T> T in(String channel, Call<T> call) throws SlackException {
    if (!channel.startsWith("#")) {
      return call.with(channel);
    }
    String known = ids.get(channel);
    if (known != null) {
      try {
        return call.with(known);
      } catch (SlackException e) {
        if (!e.code().equals("channel_not_found")) {
          throw e;
        }
        ids.remove(channel);
      }
    }
    return call.with(find(channel));
  }

  /// Joins a public channel, once: Slack tells of reactions and deletions only who is in it. What
  /// cannot be joined is spoken in all the same.
  void enter(String id) {
    if (isOfOnePerson(id) || entered.contains(id)) {
      return;
    }
    try {
      var _ = api.call(methods -> methods.conversationsJoin(request -> request.channel(id)));
      entered.add(id);
    } catch (SlackException e) {
      if (e.kind() == Kind.REFUSED) {
        entered.add(id);
        LOG.info("the bot is not in a channel and cannot join it channel={} why={}", id, e.code());
      }
    }
  }

  /// A member's id, or that of a conversation with one: nobody joins it.
  private static boolean isOfOnePerson(String id) {
    return id.startsWith("U") || id.startsWith("W") || id.startsWith("D");
  }

  /// @param channel id or `#name`
  Membership membership(String channel) throws SlackException {
    return in(
        channel,
        id -> {
          Conversation found =
              api.call(methods -> methods.conversationsInfo(request -> request.channel(id)))
                  .getChannel();
          if (found.isMember()) {
            return Membership.MEMBER;
          }
          return found.isPrivate() ? Membership.UNSEEN : Membership.JOINS;
        });
  }

  private void note(Conversation conversation) {
    ids.put("#" + conversation.getName(), conversation.getId());
    if (conversation.isMember()) {
      entered.add(conversation.getId());
    }
  }

  private String find(String channel) throws SlackException {
    String cursor = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      ConversationsListResponse answer = page(cursor);
      for (Conversation conversation : answer.getChannels()) {
        note(conversation);
      }
      cursor =
          answer.getResponseMetadata() == null
              ? ""
              : String.valueOf(answer.getResponseMetadata().getNextCursor());
      String found = ids.get(channel);
      if (found != null) {
        return found;
      }
      if (cursor.isEmpty() || cursor.equals("null")) {
        break;
      }
    }
    throw new SlackException(
        Kind.REFUSED,
        "channel_not_found",
        "no channel %s that the bot can see: invite it there with /invite".formatted(channel));
  }

  private ConversationsListResponse page(String cursor) throws SlackException {
    return api.call(methods ->
        methods.conversationsList(request ->
            request
                .cursor(cursor)
                .excludeArchived(true)
                .limit(PAGE)
                .types(
                    List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL))));
  }
}
