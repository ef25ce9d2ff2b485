package dev.slipway.sandbox.bench.chat;

import dev.slipway.sandbox.chat.BotSetup;
import dev.slipway.sandbox.processes.EnvironmentsRemote;
import dev.slipway.sandbox.processes.FreePorts;
import dev.slipway.sandbox.processes.Launch;
import dev.slipway.sandbox.processes.Program;
import dev.slipway.sandbox.processes.Programs;
import dev.slipway.sandbox.slack.SlackServer;
import dev.slipway.sandbox.slack.SlackSetup;
import dev.slipway.sandbox.slack.app.AppManifest;
import dev.slipway.sandbox.slack.delivery.DeliverySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// All that a bot needs around it: a local Slack, an environments repository that is pushed to, and
/// a reconciler that answers from a record. Ten services in three environments, each with a channel
/// of its own. Closing stops everything that was started.
final class ChatBed implements AutoCloseable {
  static final List<String> SERVICES =
      List.of(
          "frontend",
          "backend",
          "search",
          "billing",
          "mail",
          "images",
          "login",
          "basket",
          "stock",
          "reports");

  /// Asks nobody before a deployment.
  static final String FREE = "dev";

  /// Asks one person of the team `sre`.
  static final String GUARDED = "staging";

  static final List<String> ENVIRONMENTS = List.of(FREE, GUARDED, "production");
  static final String ADA = "U0ADA";
  static final String GRACE = "U0GRACE";
  static final String DEPLOYS = "C0DEPLOYS";

  private static final String TOKEN = "of-this-bench";

  /// Slack's three tries more, in a minute and a half instead of six: in between, a bot that was
  /// killed is back.
  private static final DeliverySettings TRIES =
      new DeliverySettings(
          Duration.ofSeconds(3),
          List.of(Duration.ofSeconds(1), Duration.ofSeconds(25), Duration.ofSeconds(60)));

  private final Path folder;
  private final Programs programs = new Programs();
  private final EnvironmentsRemote remote;
  private final TimedDeliveries deliveries = new TimedDeliveries();
  private final SlackServer slack;
  private final RecordedReconciler reconciler;
  private final BotSetup setup;

  private ChatBed(Path folder, AppManifest manifest, EnvironmentsRemote remote) throws IOException {
    this.folder = folder;
    this.remote = remote;
    this.slack = SlackServer.start(SlackSetup.sample(0, manifest).waiting(TRIES));
    this.reconciler = RecordedReconciler.start(TOKEN);
    this.setup =
        new BotSetup(
            folder,
            FreePorts.take(1).getFirst(),
            reconciler.uri(),
            folder.resolve("reconciler.token"),
            remote.bare());
  }

  /// @param manifest of the Slack app
  /// @param folder a new one
  static ChatBed make(Path manifest, Path folder) throws IOException {
    Path files = folder.resolve("files");
    write(files.resolve("slipway.yaml"), people());
    for (String service : SERVICES) {
      write(files.resolve("services").resolve(service + ".yaml"), service(service));
    }
    for (String environment : ENVIRONMENTS) {
      write(files.resolve("environments").resolve(environment + ".yaml"), environment(environment));
    }
    write(folder.resolve("reconciler.token"), TOKEN);
    EnvironmentsRemote remote = EnvironmentsRemote.create(folder.resolve("git"), files);
    ChatBed bed = new ChatBed(folder, AppManifest.read(manifest), remote);
    bed.setup.write(bed.slack);
    bed.slack.deliverTo(bed.setup.requestUrl(), bed.deliveries::around);
    return bed;
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String people() {
    return """
    people:
      ada:   {name: Ada Lovelace,   email: ada@example.com,   slack: U0ADA}
      grace: {name: Grace Hopper,   email: grace@example.com, slack: U0GRACE}
      linus: {name: Linus Torvalds, email: linus@example.com, slack: U0LINUS}
    teams:
      web: {members: [ada, grace]}
      sre: {members: [grace, linus]}
    roles:
      default: {request: [web], approve: [sre], operate: [web], emergency: [sre]}
    """;
  }

  private static String service(String service) {
    return """
    service: %1$s
    command: [bin/%1$s, --port, "{port}"]
    port: 3000
    health: {path: /health}
    """
        .formatted(service);
  }

  private static String environment(String environment) {
    StringBuilder file = new StringBuilder();
    file.append("environment: %s\ntarget: local\n".formatted(environment));
    file.append(
        "channels: {deployments: \"#%s\", incidents: \"#oncall\"}\n"
            .formatted(channelName(environment)));
    if (!environment.equals(FREE)) {
      file.append("approvals: {required: 1, from: [sre]}\n");
    }
    file.append("services:\n");
    SERVICES.forEach(service ->
        file.append("  %s:\n    version: %s\n".formatted(service, RecordedRollout.BASELINE)));
    return file.toString();
  }

  /// Returns when it has been started, not when it is ready.
  ///
  /// @param command starts the bot; its arguments are added
  Program startBot(List<String> command) throws IOException {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(List.of("bot", "--config", setup.config().toString()));
    return programs.start(
        new Launch("the bot", whole, Map.of(), folder, folder.resolve("bot.log")));
  }

  private static String channelName(String environment) {
    return switch (environment) {
      case FREE -> "web";
      case GUARDED -> "deploys";
      default -> "sre";
    };
  }

  /// The id of an environment's channel for deployments.
  static String channel(String environment) {
    return "C0" + channelName(environment).toUpperCase(Locale.ROOT);
  }

  BotSetup setup() {
    return setup;
  }

  EnvironmentsRemote remote() {
    return remote;
  }

  SlackServer slack() {
    return slack;
  }

  RecordedReconciler reconciler() {
    return reconciler;
  }

  TimedDeliveries deliveries() {
    return deliveries;
  }

  @Override
  public void close() {
    programs.close();
    reconciler.close();
    slack.close();
  }
}
