package dev.slipway.reconciler.configuration;

import dev.slipway.environments.configuration.Reading;
import dev.slipway.environments.configuration.Section;
import dev.slipway.environments.configuration.Type;
import dev.slipway.environments.configuration.Types;
import dev.slipway.environments.yaml.Scalars;
import dev.slipway.environments.yaml.Shapes;
import dev.slipway.reconciler.configuration.DockerConfiguration.Engine;
import dev.slipway.reconciler.configuration.SwarmConfiguration.Config;
import dev.slipway.reconciler.configuration.SwarmConfiguration.Networks;
import dev.slipway.reconciler.configuration.SwarmConfiguration.Permit;
import dev.slipway.reconciler.configuration.SwarmConfiguration.Tasks;
import dev.slipway.reconciler.configuration.TargetConfiguration.LogKeeping;
import dev.slipway.reconciler.configuration.TargetReader.Placed;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Declares the keys of Swarm targets. What a task may have beyond the defaults stands here and
/// nowhere else: no service file can ask for it.
final class SwarmReader {
  private static final Pattern CONSTRAINT =
      Pattern.compile("(node|engine)\\.[A-Za-z0-9_.-]+ *(==|!=) *[^\\s=!]+");
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Types types;
  private final DockerReader docker;
  private final Supplier<Reading<LogKeeping>> logs;

  /// @param docker for what engines and containers have in common
  /// @param logs how the keys about logs are read
  SwarmReader(Types types, DockerReader docker, Supplier<Reading<LogKeeping>> logs) {
    this.types = types;
    this.docker = docker;
    this.logs = logs;
  }

  Supplier<Placed<SwarmConfiguration>> swarm(Section section) {
    var manager = section.section("manager", Reading.keys(this::manager));
    var state =
        section.absentOr(
            "state",
            types.directory(),
            "`targets/NAME` in `state`",
            "which tasks were healthy and which images were pulled");
    var network =
        section.optional(
            "network",
            DockerReader.NETWORK_NAME,
            "slipway",
            "joined by every task, an attachable overlay; made where it is missing. Router and"
                + " reconciler must be on it: requests go to each task's own address there");
    var joined =
        section.absentOr("networks", DockerReader.NETWORK_NAMES, "none", DockerReader.JOINED);
    var tasks = tasks(section);
    var registries = section.named("registries", Reading.keys(docker::registry));
    var services = section.named("services", Reading.keys(SwarmReader::permit));
    return () ->
        folder ->
            new SwarmConfiguration(
                state.get().orElse(folder),
                manager.get(),
                new Networks(network.get(), joined.get().orElse(List.of())),
                tasks.get(),
                registries.get(),
                services.get());
  }

  private Supplier<Engine> manager(Section section) {
    var url = DockerReader.url(section, "where an engine that is a manager of the swarm answers");
    var tls = docker.encryption(section, url);
    return () -> new Engine(url.get(), tls.get(), DockerReader.LOCAL);
  }

  private Supplier<Tasks> tasks(Section section) {
    var constraints = constraints(section, "that a node must meet to run any task");
    var restartAfter =
        section.optional(
            "restartAfter",
            Types.duration(Duration.ofSeconds(1), LONGEST),
            "5s",
            "how long Swarm waits before it replaces a task that has ended");
    var stopWithin =
        section.optional(
            "stopWithin",
            Types.duration(Duration.ofSeconds(1), LONGEST),
            "10s",
            "how long a task may take to end when it is asked to, before it is killed");
    var processes = DockerReader.processes(section);
    var kept = section.section("logs", logs.get());
    return () ->
        new Tasks(
            constraints.get(), restartAfter.get(), stopWithin.get(), processes.get(), kept.get());
  }

  private static Supplier<List<String>> constraints(Section section, String meaning) {
    var constraints =
        section.absentOr(
            "constraints",
            new Type<>(
                "list of constraints",
                "",
                Shapes.list(
                    Scalars.text(CONSTRAINT, "a constraint of Swarm such as node.role==worker"))),
            "none",
            meaning);
    return () -> constraints.get().orElse(List.of());
  }

  private static Supplier<Permit> permit(Section section) {
    var allowance = DockerReader.allowance(section);
    var constraints = constraints(section, "that a node must meet to run its tasks, as well");
    var configs = section.named("configs", Reading.keys(SwarmReader::config));
    return () -> new Permit(allowance.get(), constraints.get(), configs.get());
  }

  private static Supplier<Config> config(Section section) {
    var config = section.required("config", Types.text(), "of the swarm, by its name there");
    var file = section.required("file", DockerReader.PLACE, "where its tasks find it");
    return () -> new Config(config.get(), file.get());
  }
}
