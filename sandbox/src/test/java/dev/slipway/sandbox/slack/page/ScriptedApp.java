package dev.slipway.sandbox.slack.page;

import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.workspace.Act;
import dev.slipway.sandbox.slack.workspace.AppLink;
import dev.slipway.sandbox.slack.workspace.Content;
import dev.slipway.sandbox.slack.workspace.Draft;
import dev.slipway.sandbox.slack.workspace.OptionsAsked;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import dev.slipway.sandbox.slack.workspace.Surface;
import dev.slipway.sandbox.slack.workspace.View;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/// An app that answers as a deploy bot would, by script.
///
/// `/deploy` with words posts a request with buttons, without words opens a dialog. Approving edits
/// the request in place; a dialog for version 9.9.9 is refused, any other ends with a request.
final class ScriptedApp implements AppLink {
  static final String BOT = "U0SLIPWAY";

  final List<Act> acts = new CopyOnWriteArrayList<>();
  private final Workspace workspace;
  private String channel = "C0DEPLOYS";

  ScriptedApp(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public void tell(Act act) {
    acts.add(act);
    try {
      answer(act);
    } catch (RefusedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<JsonObject> options(OptionsAsked asked) {
    return Stream.of("1.4.1", "1.4.2", "1.5.0", "9.9.9")
        .filter(version -> version.startsWith(asked.typed()))
        .map(Kit::option)
        .toList();
  }

  <T extends Act> List<T> acts(Class<T> type) {
    return acts.stream().filter(type::isInstance).map(type::cast).toList();
  }

  static JsonObject dialog() {
    return Kit.modal(
        "Deploy",
        Kit.section("Nothing ships before you press *Ship it*."),
        Kit.input("service", "Service", Kit.select("service", "Choose", "frontend", "search")),
        Kit.input("version", "Version", Kit.searched("version", "Search versions")),
        Kit.input("reason", "Reason", Kit.typed("reason", true)).with("optional", true));
  }

  static List<JsonObject> request(String what, String who, String progress) {
    return List.of(
        Kit.header("Deploy " + what),
        Kit.fields("*From*\n1.4.1", "*To*\n`1.4.2`", "*By*\n" + who, "*Strategy*\ncanary"),
        Kit.section(progress),
        Kit.actions(
            Kit.button("approve", "Approve").with("style", "primary"),
            Kit.asking(
                Kit.button("decline", "Decline").with("style", "danger"),
                "Nobody can take a declined request up again.")),
        Kit.context("Waits for one approval of <!subteam^S0SRE>"));
  }

  private void answer(Act act) throws RefusedException {
    switch (act) {
      case Act.CommandTyped(String user, String in, _, String text, String trigger) -> {
        channel = in;
        if (text.isBlank()) {
          workspace.screens().open(trigger, dialog());
        } else {
          post(text, user);
        }
      }
      case Act.ActionTaken taken when taken.surface() instanceof Surface.InMessage(_, String ts) ->
          approve(ts, taken);
      case Act.ViewSubmitted(String user, View view, _) -> submitted(user, view);
      case Act.ActionTaken _, Act.ViewClosed _ -> {
        // Noted, not answered.
      }
    }
  }

  private void post(String what, String user) throws RefusedException {
    List<JsonObject> blocks = request(what, "<@" + user + ">", "▱▱▱▱▱▱▱▱▱▱ 0 %");
    workspace.messages().post(Draft.of(channel, BOT, Content.of("Deploy " + what, blocks)));
  }

  private void approve(String ts, Act.ActionTaken taken) throws RefusedException {
    if (taken.action().textOr("action_id", "").equals("approve")) {
      String by = "Approved by <@" + taken.user() + ">";
      List<JsonObject> blocks =
          List.of(Kit.header("Deploy approved"), Kit.section("▰▰▱▱▱▱▱▱▱▱ 25 %\n" + by));
      workspace.messages().edit(channel, ts, Content.of("approved", blocks), false);
    }
  }

  private void submitted(String user, View view) throws RefusedException {
    Optional<String> version =
        view.values()
            .object("version")
            .flatMap(block -> block.object("version"))
            .flatMap(value -> value.object("selected_option"))
            .flatMap(option -> option.text("value"));
    if (version.equals(Optional.of("9.9.9"))) {
      workspace.screens().refuse(view, Map.of("version", "9.9.9 was never built."));
    } else {
      workspace.screens().closeAll(user);
      post("frontend " + version.orElse(""), user);
    }
  }
}
