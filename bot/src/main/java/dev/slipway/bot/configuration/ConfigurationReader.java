package dev.slipway.bot.configuration;

import dev.slipway.bot.configuration.Configuration.AlertsConfiguration;
import dev.slipway.bot.configuration.Configuration.ReconcilerAddress;
import dev.slipway.bot.digest.DigestTime;
import dev.slipway.bot.incident.Heartbeat;
import dev.slipway.environments.configuration.BackupKeys;
import dev.slipway.environments.configuration.ConfigurationFile;
import dev.slipway.environments.configuration.JournalKeys;
import dev.slipway.environments.configuration.Reading;
import dev.slipway.environments.configuration.Reference;
import dev.slipway.environments.configuration.RepositoryKeys;
import dev.slipway.environments.configuration.Section;
import dev.slipway.environments.configuration.SourcesKeys;
import dev.slipway.environments.configuration.TracingKeys;
import dev.slipway.environments.configuration.Types;
import dev.slipway.environments.yaml.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// Declares every key of the file, its kind, its default and its meaning.
public final class ConfigurationReader {
  private final Types types;

  private ConfigurationReader(Path folder) {
    this.types = new Types(folder);
  }

  /// `slipway bot --config FILE`.
  public static ConfigurationFile.Outcome<Configuration> read(Path file) {
    return ConfigurationFile.read(file, folder -> kind(folder, new Reference()));
  }

  /// The tables of `docs/bot-configuration.md`.
  static String reference() {
    Reference reference = new Reference();
    var _ = kind(Path.of("/"), reference);
    return reference.markdown();
  }

  private static Kind<Configuration> kind(Path folder, Reference reference) {
    ConfigurationReader reader = new ConfigurationReader(folder);
    return Reading.keys(reader::configuration).kind(reference, "");
  }

  private Supplier<Configuration> configuration(Section section) {
    var listen =
        section.optional(
            "listen",
            Types.address(),
            "127.0.0.1:7071",
            "where `/health` and `/metrics` are served, and in HTTP mode Slack's calls come in");
    var state =
        section.optional(
            "state",
            types.directory(),
            "bot-state",
            "the journal and the mirror of the repository; two bots never share one");
    var journal = section.optionalSection("journal", new JournalKeys(types, "bot").reading());
    var backup = section.section("backup", new BackupKeys(types).reading());
    var tracing = section.optionalSection("tracing", new TracingKeys(types).reading());
    var reconciler = section.requiredSection("reconciler", Reading.keys(this::reconciler));
    var repository = section.requiredSection("repository", new RepositoryKeys(types).reading());
    var forge = section.optionalSection("forge", new ForgeKeys(types).reading());
    var slack = section.requiredSection("slack", slack());
    var digest = section.optionalSection("digest", Reading.keys(ConfigurationReader::digest));
    var alerts = section.optionalSection("alerts", Reading.keys(this::alerts));
    var notifiers = section.named("notifiers", new NotifierKeys(types).reading());
    var sources = section.optionalSection("sources", new SourcesKeys(types).reading());
    return () ->
        new Configuration(
            listen.get(),
            state.get(),
            journal.get(),
            backup.get(),
            tracing.get(),
            reconciler.get(),
            repository.get(),
            forge.get(),
            slack.get(),
            digest.get(),
            alerts.get(),
            notifiers.get(),
            sources.get());
  }

  private Supplier<AlertsConfiguration> alerts(Section section) {
    var token =
        section.required(
            "token",
            types.file(),
            "holds the bearer token with which Alertmanager posts to `/api/v1/alerts/alertmanager`;"
                + " without the section `alerts` that address is not there");
    var heartbeat =
        section.optionalSection("heartbeat", Reading.keys(ConfigurationReader::heartbeat));
    return () -> new AlertsConfiguration(token.get(), heartbeat.get());
  }

  private static Supplier<Heartbeat> heartbeat(Section section) {
    var alert =
        section.optional(
            "alert",
            Types.text(),
            "SlipwayAlertsArrive",
            "name of an alert that always fires, and that Alertmanager posts again and again");
    var within =
        section.required(
            "within",
            Types.duration(Duration.ofSeconds(10), Duration.ofDays(1)),
            "how long it may be silent before that is an incident: several times as long as"
                + " Alertmanager waits between posts");
    return () -> new Heartbeat(alert.get(), within.get());
  }

  private static Supplier<DigestTime> digest(Section section) {
    var at =
        section.optional(
            "at",
            Types.timeOfDay(),
            "09:00",
            "when the digest is told each day, in each environment's channel for deployments;"
                + " without the section `digest` there is none");
    var zone = section.required("zone", Types.zone(), "on whose clock: `Europe/Berlin`, `UTC`");
    return () -> new DigestTime(at.get(), zone.get());
  }

  private Supplier<ReconcilerAddress> reconciler(Section section) {
    var url =
        section.optional(
            "url", Types.webAddress(), "http://127.0.0.1:7070", "where its API listens");
    var token =
        section.required("token", types.file(), "holds its bearer token: `token` in its `state`");
    return () -> new ReconcilerAddress(url.get(), token.get());
  }

  private Reading<SlackConfiguration> slack() {
    Map<String, Function<Section, Supplier<? extends SlackConfiguration>>> kinds =
        new LinkedHashMap<>();
    kinds.put("socket", this::socket);
    kinds.put("http", this::http);
    return Reading.variants(
        "how Slack reaches the bot: `socket` needs no open port, with `http` Slack calls the bot",
        kinds);
  }

  private Supplier<SlackConfiguration> socket(Section section) {
    var appToken =
        section.required(
            "appToken", types.file(), "holds the app-level token, which begins with `xapp-`");
    var connections =
        section.optional(
            "connections",
            Types.number(1, 10, "connections"),
            "2",
            "kept at a time, so that one may be renewed while another listens");
    var shared = shared(section);
    return () -> shared.with(new SlackConfiguration.Mode.Socket(appToken.get(), connections.get()));
  }

  private Supplier<SlackConfiguration> http(Section section) {
    var signingSecret =
        section.required(
            "signingSecret", types.file(), "holds the app's signing secret; without it no start");
    var shared = shared(section);
    return () -> shared.with(new SlackConfiguration.Mode.Http(signingSecret.get()));
  }

  @FunctionalInterface
  private interface Shared {
    SlackConfiguration with(SlackConfiguration.Mode mode);
  }

  private Shared shared(Section section) {
    var botToken =
        section.required(
            "botToken", types.file(), "holds the bot's token, which begins with `xoxb-`");
    var workspace =
        section.absentOr(
            "workspace",
            Types.text(),
            "any",
            "id of the only workspace whose members are listened to: `T0123ABCD`");
    var api =
        section.optional(
            "api",
            Types.webAddress(),
            "https://slack.com/api/",
            "the Web API; another one for trying without a workspace");
    return mode -> new SlackConfiguration(mode, botToken.get(), workspace.get(), api.get());
  }
}
