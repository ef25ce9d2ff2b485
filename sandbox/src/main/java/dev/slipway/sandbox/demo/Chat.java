package dev.slipway.sandbox.demo;

import dev.slipway.sandbox.artifacts.Catalogue;
import dev.slipway.sandbox.artifacts.DemoVersion;
import dev.slipway.sandbox.chat.BotSetup;
import dev.slipway.sandbox.processes.Program;
import dev.slipway.sandbox.processes.Programs;
import dev.slipway.sandbox.slack.SlackServer;
import dev.slipway.sandbox.slack.SlackSetup;
import dev.slipway.sandbox.slack.app.AppManifest;
import dev.slipway.sandbox.slack.page.SlackPage;
import dev.slipway.sandbox.slack.page.Suggestions;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The bot, and a local Slack in which people talk to it. Slack lives in this process, the bot is a
/// process of its own. Closing it stops both.
final class Chat implements AutoCloseable {
  static final String DEPLOYS = "C0DEPLOYS";
  static final String ON_CALL = "C0ONCALL";

  private static final Duration START = Duration.ofSeconds(90);
  private static final List<Suggestions.Line> LINES =
      List.of(
          new Suggestions.Line("/deploy {service} {environment} [version]", "ask for a version"),
          new Suggestions.Line("/deploy status {service} {environment}", "what runs"),
          new Suggestions.Line("/deploy history {service} {environment}", "what happened"),
          new Suggestions.Line("/deploy pause {service} {environment}", "hold a rollout"),
          new Suggestions.Line("/deploy abort {service} {environment}", "take a rollout back"),
          new Suggestions.Line("/deploy help", "what can be said"));

  private final Playground playground;
  private final SlackServer slack;
  private final BotSetup setup;
  private final SlackPage page;
  private final Programs programs = new Programs();
  private Optional<Program> bot = Optional.empty();

  private Chat(Playground playground, SlackServer slack) {
    this.playground = playground;
    this.slack = slack;
    this.setup = setup(playground);
    this.page = new SlackPage(slack.workspace(), slack.people(), suggestions());
    slack.show(page);
    slack.deliverTo(setup.requestUrl());
  }

  /// Starts the local Slack and writes what the bot needs; starts no bot.
  ///
  /// @param home of the project
  static Chat open(Path home, Playground playground) throws IOException {
    SlackServer slack =
        SlackServer.start(
            SlackSetup.sample(
                playground.addresses().slack(),
                AppManifest.read(home.resolve("slack-manifest.yaml"))));
    Chat chat = new Chat(playground, slack);
    chat.setup.write(slack);
    return chat;
  }

  private static BotSetup setup(Playground playground) {
    return new BotSetup(
        playground.folder().root(),
        playground.addresses().bot(),
        playground.addresses().apiUri(),
        playground.folder().token(),
        playground.remote().bare());
  }

  private static Suggestions suggestions() {
    return new Suggestions(
        LINES,
        Map.of(
            "service",
            Catalogue.SERVICES,
            "environment",
            List.of("staging", "production", "dev"),
            "version",
            Catalogue.versions(Pace.SAMPLE.late()).stream()
                .map(DemoVersion::version)
                .map(version -> version.text())
                .toList()));
  }

  /// Returns when it answers.
  ///
  /// @throws IOException with what the bot said last, when it ends or does not answer
  void startBot() throws IOException {
    DemoFolder folder = playground.folder();
    Program started =
        programs.start(
            playground
                .launcher()
                .of("the bot", "bot", setup.config(), folder.root(), folder.botLog()));
    bot = Optional.of(started);
    var _ = started.awaitReady(setup.ready(), START);
  }

  /// kill -9. Rollouts go on.
  void killBot() {
    bot.ifPresent(Program::kill);
  }

  /// Whether it runs, for as long as nobody has stopped it.
  boolean botRuns() {
    return bot.map(Program::isAlive).orElse(false);
  }

  Path botConfig() {
    return setup.config();
  }

  Path alertsToken() {
    return setup.alertsToken();
  }

  SlackServer slack() {
    return slack;
  }

  /// The page, as that person, with that text ready to be sent.
  URI page(String user, String draft) {
    return URI.create(
        slack.url()
            + "/?user="
            + user
            + "&channel=deploys&draft="
            + URLEncoder.encode(draft, StandardCharsets.UTF_8).replace("+", "%20"));
  }

  @Override
  public void close() {
    programs.close();
    page.close();
    slack.close();
  }
}
