package dev.slipway.sandbox.slack.workspace;

import dev.slipway.sandbox.slack.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What a person can do in Slack's own client: type, click, choose, react. Safe for several
/// threads.
///
/// Refuses what the client would not let a person do, such as writing in a channel that they are
/// not in. What the app makes of an act shows later, as changes of the workspace.
public final class People {
  private final Workspace workspace;
  private final AppLink app;
  private final Mentions mentions;
  private final Map<Surface, List<JsonObject>> offered = new ConcurrentHashMap<>();

  People(Workspace workspace, AppLink app) {
    this.workspace = workspace;
    this.app = app;
    this.mentions = new Mentions(workspace.directory());
  }

  /// Types a slash command into a channel's box. Slack has none in threads.
  ///
  /// @param line such as `/deploy frontend staging`
  /// @throws RefusedException `user_not_found`, `channel_not_found`, `not_in_channel`,
  ///   `is_archived`, `not_a_command` when it does not begin with a slash
  public void typeCommand(String user, String channel, String line) throws RefusedException {
    memberOf(user, channel);
    String stripped = line.strip();
    if (!stripped.startsWith("/")) {
      throw new RefusedException("not_a_command");
    }
    String[] words = stripped.split("\\s+", 2);
    String text = words.length == 2 ? words[1] : "";
    String trigger = workspace.triggers().issue(user, Optional.empty());
    app.tell(new Act.CommandTyped(user, channel, words[0], text, trigger));
  }

  /// Writes a message, or an answer where a thread is given. `@ada` and `#deploys` become
  /// references.
  ///
  /// @throws RefusedException `user_not_found`, `channel_not_found`, `not_in_channel`,
  ///   `is_archived`, `thread_not_found`, `no_text`
  public Message postMessage(String user, String channel, String text, Optional<String> thread)
      throws RefusedException {
    memberOf(user, channel);
    if (text.isBlank()) {
      throw new RefusedException("no_text");
    }
    Content content = Content.of(mentions.resolve(text));
    return workspace.messages().post(new Draft(channel, user, content, thread, false));
  }

  /// @throws RefusedException `cant_update_message` unless it is their own, and as [#postMessage]
  public Message editMessage(String user, String channel, String ts, String text)
      throws RefusedException {
    memberOf(user, channel);
    own(user, workspace.messages().message(channel, ts), "cant_update_message");
    return workspace.messages().edit(channel, ts, Content.of(mentions.resolve(text)), true);
  }

  /// Deletes any message, as administrators can; who sees an ephemeral one can dismiss it.
  ///
  /// @throws RefusedException `user_not_found`, `not_in_channel`, `message_not_found`
  public void deleteMessage(String user, String channel, String ts) throws RefusedException {
    memberOf(user, channel);
    visible(user, channel, ts);
    workspace.messages().delete(channel, ts);
  }

  /// @param name such as `+1` or `thumbsup::skin-tone-3`
  /// @throws RefusedException `not_in_channel`, `message_not_found`, `already_reacted`,
  ///   `invalid_name`
  public void react(String user, String channel, String ts, String name) throws RefusedException {
    memberOf(user, channel);
    visible(user, channel, ts);
    workspace.messages().react(channel, ts, name, user);
  }

  /// @throws RefusedException `not_in_channel`, `message_not_found`, `no_reaction`
  public void unreact(String user, String channel, String ts, String name) throws RefusedException {
    memberOf(user, channel);
    workspace.messages().unreact(channel, ts, name, user);
  }

  /// Presses a button. One that is a link is pressed all the same: the app is told of it too.
  ///
  /// @throws RefusedException `action_not_found` when there is no such button, and what [#choose]
  ///   throws
  public void pressButton(String user, Surface surface, String actionId) throws RefusedException {
    choose(user, surface, actionId, List.of());
  }

  /// Chooses in a select, an overflow menu, radio buttons, checkboxes, a date picker. Elsewhere
  /// than in an input of a dialog, the app is told at once.
  ///
  /// @param values of the options, ids of people or channels, a date; several where several can be
  ///   chosen
  /// @throws RefusedException `message_not_found`, `not_found`, `action_not_found`,
  ///   `invalid_option`
  public void choose(String user, Surface surface, String actionId, List<String> values)
      throws RefusedException {
    Form.Field field = field(user, surface, actionId);
    JsonObject value = Form.value(field, values, offered.getOrDefault(surface, List.of()));
    JsonObject entered = enter(surface, field, value);
    boolean dispatched =
        !field.block().textOr("type", "").equals("input") || field.block().flag("dispatch_action");
    if (dispatched) {
      JsonObject action =
          value
              .with("action_id", field.actionId())
              .with("block_id", field.blockId())
              .with("style", field.element().text("style"))
              .with("action_ts", workspace.nextTs());
      String trigger = workspace.triggers().issue(user, dialog(surface));
      app.tell(new Act.ActionTaken(user, surface, action, entered, trigger));
    }
  }

  /// Types into a text input, or chooses in an input of a dialog.
  ///
  /// @throws RefusedException as [#choose]
  public void fillIn(String user, String view, String actionId, String... values)
      throws RefusedException {
    choose(user, new Surface.InView(view), actionId, List.of(values));
  }

  /// Types into a select whose options the app supplies; blocks for up to 3 s.
  ///
  /// @return options or groups of them, of which [#choose] then takes one
  /// @throws RefusedException as [#choose]
  public List<JsonObject> suggest(String user, Surface surface, String actionId, String typed)
      throws RefusedException {
    Form.Field field = field(user, surface, actionId);
    List<JsonObject> options =
        app.options(new OptionsAsked(user, surface, field.blockId(), actionId, typed));
    offered.put(surface, options);
    return options;
  }

  /// Submits the visible dialog. What is not filled in as it must be is told without asking the
  /// app.
  ///
  /// @return whether the app is told
  /// @throws RefusedException `not_found`
  public boolean submitView(String user, String view) throws RefusedException {
    View submitted = dialog(user, view);
    Map<String, String> wrong = Form.wrong(submitted);
    if (!wrong.isEmpty()) {
      workspace.screens().refuse(submitted, wrong);
      return false;
    }
    String trigger = workspace.triggers().issue(user, Optional.of(view));
    app.tell(new Act.ViewSubmitted(user, submitted, trigger));
    return true;
  }

  /// Closes the visible dialog. The app is told when it asked for that.
  ///
  /// @param all the whole stack at once
  /// @throws RefusedException `not_found`
  public void closeView(String user, String view, boolean all) throws RefusedException {
    View closed = dialog(user, view);
    List<View> gone = all ? workspace.screens().dialogs(user) : List.of(closed);
    gone.forEach(workspace.screens()::close);
    gone.stream()
        .filter(each -> each.content().flag("notify_on_close"))
        .forEach(each -> app.tell(new Act.ViewClosed(user, each, all)));
  }

  /// Looks at the app's home.
  ///
  /// @return what the app last published there; the app is told, and may publish anew
  /// @throws RefusedException `user_not_found`
  public Optional<View> openHome(String user) throws RefusedException {
    workspace.directory().direct(user);
    workspace.publish(new Change.HomeOpened(user, workspace.nextTs()));
    return workspace.screens().home(user);
  }

  private void memberOf(String user, String channel) throws RefusedException {
    workspace.directory().person(user);
    if (!workspace.directory().channel(channel).has(user)) {
      throw new RefusedException("not_in_channel");
    }
  }

  private Message visible(String user, String channel, String ts) throws RefusedException {
    Message message = workspace.messages().message(channel, ts);
    own(message.visibleTo().orElse(user).equals(user), "message_not_found");
    return message;
  }

  private Form.Field field(String user, Surface surface, String actionId) throws RefusedException {
    List<JsonObject> blocks =
        switch (surface) {
          case Surface.InMessage(String channel, String ts) -> {
            memberOf(user, channel);
            yield visible(user, channel, ts).content().blocks();
          }
          case Surface.InView(String view) -> {
            View seen = workspace.screens().view(view);
            own(seen.user().equals(user), "not_found");
            yield seen.blocks();
          }
        };
    return Form.fields(blocks).stream()
        .filter(field -> field.actionId().equals(actionId))
        .findFirst()
        .orElseThrow(() -> new RefusedException("action_not_found"));
  }

  private JsonObject enter(Surface surface, Form.Field field, JsonObject value)
      throws RefusedException {
    return switch (surface) {
      case Surface.InView(String view) when !field.type().equals("button") ->
          workspace.screens().enter(view, field.blockId(), field.actionId(), value).values();
      case Surface.InView(String view) -> workspace.screens().view(view).values();
      case Surface.InMessage(String channel, String ts) ->
          Form.entered(workspace.messages().message(channel, ts).content().blocks());
    };
  }

  private View dialog(String user, String id) throws RefusedException {
    List<View> open = workspace.screens().dialogs(user);
    if (open.isEmpty() || !open.getFirst().id().equals(id)) {
      throw new RefusedException("not_found");
    }
    return open.getFirst();
  }

  private Optional<String> dialog(Surface surface) throws RefusedException {
    if (surface instanceof Surface.InView(String id)) {
      return workspace.screens().view(id).isHome() ? Optional.empty() : Optional.of(id);
    }
    return Optional.empty();
  }

  private static void own(String user, Message message, String otherwise) throws RefusedException {
    own(message.user().equals(user), otherwise);
  }

  private static void own(boolean right, String otherwise) throws RefusedException {
    if (!right) {
      throw new RefusedException(otherwise);
    }
  }
}
