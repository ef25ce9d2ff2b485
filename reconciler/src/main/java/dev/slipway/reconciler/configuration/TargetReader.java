package dev.slipway.reconciler.configuration;

import dev.slipway.environments.configuration.Reading;
import dev.slipway.environments.configuration.Section;
import dev.slipway.environments.configuration.Types;
import dev.slipway.reconciler.configuration.RouterConfiguration.Timeouts;
import dev.slipway.reconciler.configuration.TargetConfiguration.LogKeeping;
import dev.slipway.reconciler.configuration.TargetConfiguration.UnkeptLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// Declares the keys of targets and their routers.
final class TargetReader {
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final long SMALLEST_LOG = 64 * 1024;

  private final Types types;

  TargetReader(Types types) {
    this.types = types;
  }

  /// Known but for the folder where it keeps its state unless the file says otherwise.
  @FunctionalInterface
  interface Placed<T> {
    T in(Path folder);
  }

  Reading<Placed<TargetConfiguration>> target() {
    Map<String, Function<Section, Supplier<? extends Placed<TargetConfiguration>>>> kinds =
        new LinkedHashMap<>();
    kinds.put("process", this::processes);
    kinds.put("docker", this::docker);
    kinds.put("swarm", this::swarm);
    kinds.put("memory", this::memory);
    return Reading.variants("what runs the services of the environments that name it", kinds);
  }

  private Supplier<Placed<TargetConfiguration>> processes(Section section) {
    var artifacts =
        section.required(
            "artifacts",
            types.directory(),
            "root of `SERVICE/VERSION`; nothing outside of it is ever started");
    var state =
        section.absentOr(
            "state",
            types.directory(),
            "`targets/NAME` in `state`",
            "what is remembered of processes, and their logs");
    var resources =
        section.optional(
            "resources",
            Types.oneOf(UnkeptLimits.class),
            "refuse",
            "what becomes of a service with resource limits that cannot be kept here");
    var logs = section.section("logs", Reading.keys(TargetReader::logs));
    var router = section.requiredSection("router", router());
    return () ->
        folder -> {
          Path own = state.get().orElse(folder);
          return new TargetConfiguration.Processes(
              artifacts.get(), own, resources.get(), logs.get(), router.get().in(own));
        };
  }

  private Supplier<Placed<TargetConfiguration>> docker(Section section) {
    var docker = new DockerReader(types, () -> Reading.keys(TargetReader::logs)).docker(section);
    var router = section.requiredSection("router", router());
    return () ->
        folder -> {
          DockerConfiguration read = docker.get().in(folder);
          return new TargetConfiguration.Docker(read, router.get().in(read.state()));
        };
  }

  private Supplier<Placed<TargetConfiguration>> swarm(Section section) {
    Supplier<Reading<LogKeeping>> logs = () -> Reading.keys(TargetReader::logs);
    var swarm = new SwarmReader(types, new DockerReader(types, logs), logs).swarm(section);
    var router = section.requiredSection("router", router());
    return () ->
        folder -> {
          SwarmConfiguration read = swarm.get().in(folder);
          return new TargetConfiguration.Swarm(read, router.get().in(read.state()));
        };
  }

  private Supplier<Placed<TargetConfiguration>> memory(Section section) {
    var router = section.requiredSection("router", router());
    return () -> folder -> new TargetConfiguration.Memory(router.get().in(folder));
  }

  private static Supplier<LogKeeping> logs(Section section) {
    var size =
        section.optional(
            "size", Types.size(SMALLEST_LOG, "64KiB"), "10MiB", "at which a log is rotated");
    var keep =
        section.optional(
            "keep",
            Types.number(1, 100, "files"),
            "5",
            "kept logs of an instance, the current one" + " included");
    return () -> new LogKeeping(size.get(), keep.get());
  }

  private Reading<Placed<RouterConfiguration>> router() {
    Map<String, Function<Section, Supplier<? extends Placed<RouterConfiguration>>>> kinds =
        new LinkedHashMap<>();
    kinds.put("builtin", this::builtin);
    kinds.put("haproxy", this::haproxy);
    kinds.put("memory", _ -> () -> _ -> new RouterConfiguration.Memory());
    return Reading.variants("what sends users' requests to the target's services", kinds);
  }

  private Supplier<Placed<RouterConfiguration>> builtin(Section section) {
    var listen =
        section.optional(
            "listen", Types.address(), "127.0.0.1:8080", "where users' requests come in");
    var state =
        section.absentOr(
            "state",
            types.directory(),
            "`router` in the target's `state`",
            "its weights, its token and its log");
    var control =
        section.optional(
            "control", Types.port(), "0", "on loopback, where the reconciler steers it");
    var timeouts = section.section("timeouts", Reading.keys(TargetReader::timeouts));
    return () ->
        folder ->
            new RouterConfiguration.Builtin(
                listen.get(),
                state.get().orElse(folder.resolve("router")),
                control.get(),
                timeouts.get());
  }

  private Supplier<Placed<RouterConfiguration>> haproxy(Section section) {
    var timeouts = section.section("timeouts", Reading.keys(TargetReader::timeouts));
    return new HaproxyReader(types.directory()).read(section, timeouts::get);
  }

  private static Supplier<Timeouts> timeouts(Section section) {
    var connect =
        section.optional(
            "connect",
            Types.duration(Duration.ofMillis(50), Duration.ofMinutes(1)),
            "2s",
            "to an instance");
    var answer =
        section.optional(
            "answer",
            Types.duration(Duration.ofMillis(100), LONGEST),
            "1m",
            "until an instance's answer begins, and between two pieces of it");
    var idle =
        section.optional(
            "idle",
            Types.duration(Duration.ofSeconds(1), LONGEST),
            "5m",
            "of a connection on which nothing is said, WebSockets included");
    return () -> new Timeouts(connect.get(), answer.get(), idle.get());
  }
}
