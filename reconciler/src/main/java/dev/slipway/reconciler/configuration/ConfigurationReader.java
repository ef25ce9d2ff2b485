package dev.slipway.reconciler.configuration;

import dev.slipway.environments.configuration.Address;
import dev.slipway.environments.configuration.BackupKeys;
import dev.slipway.environments.configuration.ConfigurationFile;
import dev.slipway.environments.configuration.JournalKeys;
import dev.slipway.environments.configuration.Reading;
import dev.slipway.environments.configuration.Reference;
import dev.slipway.environments.configuration.RepositoryKeys;
import dev.slipway.environments.configuration.Section;
import dev.slipway.environments.configuration.TracingKeys;
import dev.slipway.environments.configuration.Types;
import dev.slipway.environments.yaml.Kind;
import dev.slipway.environments.yaml.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Declares every key of the file, its kind, its default and its meaning.
public final class ConfigurationReader {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final Types types;
  private final TargetReader targets;

  private ConfigurationReader(Path folder) {
    this.types = new Types(folder);
    this.targets = new TargetReader(types);
  }

  /// `slipway reconciler --config FILE`.
  public static ConfigurationFile.Outcome<Configuration> read(Path file) {
    return ConfigurationFile.read(file, folder -> kind(folder, new Reference()));
  }

  /// The tables of `docs/reconciler-configuration.md`.
  static String reference() {
    Reference reference = new Reference();
    var _ = kind(Path.of("/"), reference);
    return reference.markdown();
  }

  /// @param folder that of the file: what relative paths are relative to
  /// @param reference is told of every key
  private static Kind<Configuration> kind(Path folder, Reference reference) {
    ConfigurationReader reader = new ConfigurationReader(folder);
    return Reading.keys(reader::configuration).kind(reference, "");
  }

  private Supplier<Configuration> configuration(Section section) {
    var listen =
        section.optional(
            "listen", Types.address(), "127.0.0.1:7070", "where the API and `/metrics` listen");
    var state =
        section.optional(
            "state",
            types.directory(),
            "state",
            "the journal, the mirror of the repository, and what targets and routers keep; two"
                + " reconcilers never share one");
    var token =
        section.absentOr(
            "token",
            types.file(),
            "`token` in `state`",
            "holds the API's bearer token; made at the first start, readable by its owner only");
    var secrets =
        section.optional(
            "secrets",
            types.directory(),
            "secrets",
            "secrets' values, a file each: `ENVIRONMENT/NAME`");
    var drain =
        section.optional(
            "drain",
            Types.duration(Duration.ZERO, Duration.ofHours(1)),
            "30s",
            "how long requests under way may take to end when an instance is stopped");
    var idleLook =
        section.optional(
            "idleLook",
            Types.duration(Duration.ofMillis(100), Duration.ofHours(1)),
            "2s",
            "the longest time between two looks at an environment in which nothing happens");
    var journal =
        section.optionalSection("journal", new JournalKeys(types, "reconciler").reading());
    var backup = section.section("backup", new BackupKeys(types).reading());
    var tracing = section.optionalSection("tracing", new TracingKeys(types).reading());
    var repository = section.requiredSection("repository", new RepositoryKeys(types).reading());
    var webhooks = section.section("webhooks", Reading.keys(this::webhooks));
    var placed = section.named("targets", targets.target());
    var hooks = section.named("hooks", Reading.keys(new HookReader(types)::hook));
    var metrics = section.section("metrics", Reading.keys(new MetricsReader(types)::metrics));
    var analysis = section.section("analysis", Reading.keys(ConfigurationReader::analysis));
    var repair = section.section("repair", Reading.keys(ConfigurationReader::repair));
    var located = located(placed, state);
    located.ifPresent(all -> refuseSharedAddresses(section, listen, all));
    return () ->
        new Configuration(
            listen.get(),
            token.get().orElse(state.get().resolve("token")),
            state.get(),
            journal.get(),
            backup.get(),
            tracing.get(),
            repository.get(),
            webhooks.get(),
            located.orElseThrow(),
            secrets.get(),
            hooks.get(),
            metrics.get(),
            analysis.get(),
            repair.get(),
            drain.get(),
            idleLook.get());
  }

  private static Optional<SortedMap<String, TargetConfiguration>> located(
      Value<SortedMap<String, TargetReader.Placed<TargetConfiguration>>> placed,
      Value<Path> state) {
    if (placed.ifRead().isEmpty() || state.ifRead().isEmpty()) {
      return Optional.empty();
    }
    SortedMap<String, TargetConfiguration> located = new TreeMap<>();
    placed
        .get()
        .forEach((name, target) ->
            located.put(name, target.in(state.get().resolve("targets").resolve(name))));
    return Optional.of(located);
  }

  private static void refuseSharedAddresses(
      Section section, Value<Address> listen, Map<String, TargetConfiguration> targets) {
    Map<Address, String> taken = new HashMap<>();
    listen.ifRead().ifPresent(address -> taken.put(address, "the API"));
    targets.forEach((name, target) -> {
      Optional<Address> entrance = target.router().entrance().filter(address -> address.port() > 0);
      if (entrance.isPresent()) {
        String other = taken.putIfAbsent(entrance.get(), "the router of " + name);
        if (other != null) {
          section.refuse(
              "targets",
              "the router of %s and %s would both listen on %s"
                  .formatted(name, other, entrance.get()));
        }
      }
    });
  }

  private Supplier<WebhookSecrets> webhooks(Section section) {
    var github = section.absentOr("github", types.file(), "off", "file with GitHub's secret");
    var gitlab = section.absentOr("gitlab", types.file(), "off", "file with GitLab's token");
    var gitea = section.absentOr("gitea", types.file(), "off", "file with Gitea's secret");
    return () -> new WebhookSecrets(github.get(), gitlab.get(), gitea.get());
  }

  private static Supplier<AnalysisPace> analysis(Section section) {
    var look =
        section.optional(
            "look",
            Types.duration(Duration.ofMillis(50), Duration.ofSeconds(10)),
            "250ms",
            "time between two looks while a candidate has traffic");
    var journal =
        section.optional(
            "journal",
            Types.duration(Duration.ofMillis(100), Duration.ofMinutes(1)),
            "2s",
            "time between two records of time under analysis: a crash loses at most as much");
    return () -> new AnalysisPace(look.get(), journal.get());
  }

  private static Supplier<Repair> repair(Section section) {
    var first =
        section.optional(
            "first",
            Types.duration(Duration.ofMillis(100), Duration.ofMinutes(10)),
            "1s",
            "wait before an instance is started again; doubled each time");
    var longest =
        section.optional("longest", Types.duration(SECOND, DAY), "5m", "what the waits grow to");
    var calm =
        section.optional(
            "calm",
            Types.duration(SECOND, DAY),
            "10m",
            "an instance that ran so long begins anew with the first wait");
    return () -> {
      if (first.get().compareTo(longest.get()) > 0) {
        section.refuse("longest", "the longest wait is not shorter than the first");
      }
      return new Repair(first.get(), longest.get(), calm.get());
    };
  }
}
