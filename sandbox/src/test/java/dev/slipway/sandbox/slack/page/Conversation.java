package dev.slipway.sandbox.slack.page;

import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.workspace.Content;
import dev.slipway.sandbox.slack.workspace.Draft;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.Messages;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.util.List;
import java.util.Optional;

/// A day's talk that shows all that the page can show.
final class Conversation {
  private static final String DEPLOYS = "C0DEPLOYS";
  private static final String ADA = "U0ADA";
  private static final String GRACE = "U0GRACE";
  private static final String LINUS = "U0LINUS";

  private final Workspace workspace;
  private final Messages messages;

  Conversation(Workspace workspace) {
    this.workspace = workspace;
    this.messages = workspace.messages();
  }

  /// @return the request that is followed in a thread
  Message play() throws RefusedException {
    say(
        ADA,
        "Morning! :wave: The new search ships today, see <https://example.com/notes|the notes>");
    say(ADA, "_Slowly_, please: *canary* first, ~all at once~ and `1.4.2` only.");
    say(GRACE, "&gt; Slowly, please\nAgreed. <@U0LINUS> is on call, <#C0ONCALL> knows.");
    say(LINUS, "```$ ./slipway status\nfrontend  staging  1.4.1  100 %```");
    Message request = request();
    followed(request);
    alert();
    suggestion();
    home();
    return request;
  }

  void dialog(String user) throws RefusedException {
    workspace.screens().pushOver(user, ScriptedApp.dialog());
  }

  private Message request() throws RefusedException {
    List<JsonObject> blocks =
        List.of(
            Kit.header("frontend 1.4.1 → 1.4.2 in staging"),
            Kit.fields(
                "*Asked by*\n<@U0ADA>",
                "*Approved by*\n<@U0GRACE>",
                "*Strategy*\ncanary 5 · 25 · 50",
                "*Commits*\n<https://example.com/compare|12 between>"),
            Kit.section("▰▰▱▱▱▱▱▱▱▱ 25 %"),
            Kit.section(
                ":white_check_mark: error-rate *0.2 %* (max 5 %)\n"
                    + ":hourglass_flowing_sand: latency-p95 *1.9 s* (max 2 s)"),
            Kit.actions(
                Kit.button("complete", "Complete").with("style", "primary"),
                Kit.button("pause", "Pause"),
                Kit.asking(Kit.button("abort", "Abort").with("style", "danger"), "Back to 1.4.1?"),
                Kit.select("log", "Log …", "steps", "measurements")),
            JsonObject.of("type", "divider"),
            Kit.context("Request R7", "holds since <!date^1700000000^{time}|09:13>, 3 min left"));
    Message request = app("request", blocks);
    messages.react(DEPLOYS, request.ts(), "+1", GRACE);
    messages.react(DEPLOYS, request.ts(), "eyes", LINUS);
    messages.react(DEPLOYS, request.ts(), "eyes", ADA);
    return request;
  }

  private void followed(Message head) throws RefusedException {
    for (String step : List.of("Planned, hash `a81f`", "Approved by <@U0GRACE>", "5 %", "25 %")) {
      reply(head, ScriptedApp.BOT, step, false);
    }
    reply(head, LINUS, "Graphs look good to me :+1:", false);
    reply(head, ScriptedApp.BOT, "*25 %* holds until it has been judged", true);
  }

  private void alert() throws RefusedException {
    List<JsonObject> blocks =
        List.of(
            Kit.section(
                ":rotating_light: *search 2.0.0 went back to 1.9.3 in production*\n"
                    + "error-rate 7.4 % was over 5 % for 2 min. <!here>"),
            Kit.actions(
                Kit.button("ack", "Acknowledge").with("style", "primary"),
                Kit.button("log", "Open the log").with("url", "https://example.com/log")));
    app("alert", blocks);
  }

  private void suggestion() throws RefusedException {
    List<JsonObject> blocks =
        List.of(
            Kit.section(":x: There is no service *fronted*. Did you mean one of these?"),
            Kit.actions(
                Kit.button("run-1", "/deploy frontend staging"),
                Kit.button("run-2", "/deploy front-page staging")));
    messages.whisper(Draft.of(DEPLOYS, ScriptedApp.BOT, Content.of("did you mean", blocks)), ADA);
  }

  private void home() throws RefusedException {
    JsonObject home =
        Kit.home(
            Kit.header("What waits for you"),
            Kit.section("*frontend 1.4.2* in staging holds at 25 %")
                .with("accessory", Kit.button("open", "Open")),
            Kit.context("As of <!date^1700000000^{date_short_pretty} {time}|then>"));
    workspace.screens().publishHome(ADA, Optional.empty(), home);
  }

  private void say(String user, String text) throws RefusedException {
    messages.post(Draft.of(DEPLOYS, user, Content.of(text)));
  }

  private Message app(String text, List<JsonObject> blocks) throws RefusedException {
    return messages.post(Draft.of(DEPLOYS, ScriptedApp.BOT, Content.of(text, blocks)));
  }

  private void reply(Message head, String user, String text, boolean broadcast)
      throws RefusedException {
    messages.post(new Draft(DEPLOYS, user, Content.of(text), Optional.of(head.ts()), broadcast));
  }
}
