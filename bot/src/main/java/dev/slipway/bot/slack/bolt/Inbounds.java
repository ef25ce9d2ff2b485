package dev.slipway.bot.slack.bolt;

import com.slack.api.app_backend.events.payload.Authorization;
import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.Event;
import com.slack.api.model.event.MessageDeletedEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import com.slack.api.model.event.ReactionRemovedEvent;
import dev.slipway.bot.slack.Inbound;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What Slack sends, in the port's words. Empty where it is nobody's doing that counts: our own
/// bot's, or about something else than a message.
final class Inbounds {
  private Inbounds() {}

  static Inbound typed(String delivery, SlashCommandPayload command) {
    return new Inbound.Typed(
        delivery,
        command.getUserId(),
        text(command.getTeamId()),
        text(command.getChannelId()),
        command.getCommand(),
        text(command.getText()),
        URI.create(command.getResponseUrl()),
        text(command.getTriggerId()));
  }

  /// One for each action of the payload.
  static List<Inbound> pressed(String delivery, BlockActionPayload payload) {
    List<BlockActionPayload.Action> actions = payload.getActions();
    return IntStream.range(0, actions.size())
        .mapToObj(i -> pressed(i == 0 ? delivery : delivery + "/" + i, payload, actions.get(i)))
        .toList();
  }

  private static Inbound pressed(
      String id, BlockActionPayload payload, BlockActionPayload.Action action) {
    return new Inbound.Pressed(
        id,
        payload.getUser().getId(),
        payload.getTeam() == null
            ? text(payload.getUser().getTeamId())
            : text(payload.getTeam().getId()),
        channel(payload),
        message(payload),
        BlockKit.word(text(action.getActionId())),
        action.getSelectedOption() == null
            ? text(action.getValue())
            : text(action.getSelectedOption().getValue()),
        Optional.ofNullable(payload.getResponseUrl()).map(URI::create),
        text(payload.getTriggerId()));
  }

  /// A button of App Home is in no channel: then the person's own conversation with the bot.
  private static String channel(BlockActionPayload payload) {
    if (payload.getChannel() != null) {
      return text(payload.getChannel().getId());
    }
    String containers =
        payload.getContainer() == null ? "" : text(payload.getContainer().getChannelId());
    return containers.isEmpty() ? payload.getUser().getId() : containers;
  }

  /// What only one person sees is no message that could be edited.
  private static Optional<String> message(BlockActionPayload payload) {
    BlockActionPayload.Container container = payload.getContainer();
    return container == null || container.isEphemeral()
        ? Optional.empty()
        : Optional.ofNullable(container.getMessageTs());
  }

  static Inbound sent(String delivery, ViewSubmissionPayload payload) {
    return new Inbound.Sent(
        delivery,
        payload.getUser().getId(),
        payload.getTeam() == null
            ? text(payload.getUser().getTeamId())
            : text(payload.getTeam().getId()),
        text(payload.getView().getCallbackId()),
        text(payload.getView().getPrivateMetadata()),
        Inputs.values(payload.getView().getState()));
  }

  static Optional<Inbound> added(EventsApiPayload<ReactionAddedEvent> payload) {
    ReactionAddedEvent event = payload.getEvent();
    return event.getItem() == null
            || !isMessage(event.getItem().getType())
            || isOurs(payload, event.getUser())
        ? Optional.empty()
        : Optional.of(
            new Inbound.Reacted(
                payload.getEventId(),
                event.getUser(),
                text(payload.getTeamId()),
                event.getItem().getChannel(),
                event.getItem().getTs(),
                event.getReaction(),
                true));
  }

  static Optional<Inbound> removed(EventsApiPayload<ReactionRemovedEvent> payload) {
    ReactionRemovedEvent event = payload.getEvent();
    return event.getItem() == null
            || !isMessage(event.getItem().getType())
            || isOurs(payload, event.getUser())
        ? Optional.empty()
        : Optional.of(
            new Inbound.Reacted(
                payload.getEventId(),
                event.getUser(),
                text(payload.getTeamId()),
                event.getItem().getChannel(),
                event.getItem().getTs(),
                event.getReaction(),
                false));
  }

  private static boolean isMessage(@Nullable String type) {
    return "message".equals(type);
  }

  static Optional<Inbound> visited(EventsApiPayload<AppHomeOpenedEvent> payload) {
    AppHomeOpenedEvent event = payload.getEvent();
    return "home".equals(event.getTab())
        ? Optional.of(
            new Inbound.Visited(payload.getEventId(), event.getUser(), text(payload.getTeamId())))
        : Optional.empty();
  }

  /// Of people's own messages we need not know.
  static Optional<Inbound> deleted(EventsApiPayload<MessageDeletedEvent> payload) {
    MessageDeletedEvent event = payload.getEvent();
    boolean byAPerson =
        event.getPreviousMessage() != null && event.getPreviousMessage().getBotId() == null;
    return byAPerson
        ? Optional.empty()
        : Optional.of(
            new Inbound.Deleted(
                payload.getEventId(), "", event.getChannel(), event.getDeletedTs()));
  }

  private static boolean isOurs(EventsApiPayload<? extends Event> payload, @Nullable String user) {
    List<Authorization> authorizations = payload.getAuthorizations();
    return user == null
        || (authorizations != null
            && authorizations.stream()
                .anyMatch(
                    one -> Boolean.TRUE.equals(one.getIsBot()) && user.equals(one.getUserId())));
  }

  static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
