package dev.slipway.reconciler;

import dev.slipway.reconciler.checks.http.HttpCheckRunner;
import dev.slipway.reconciler.configuration.Configuration;
import dev.slipway.reconciler.configuration.HookConfiguration;
import dev.slipway.reconciler.configuration.PrometheusConfiguration;
import dev.slipway.reconciler.configuration.RouterConfiguration;
import dev.slipway.reconciler.configuration.TargetConfiguration;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.hooks.configured.ConfiguredHookRunner;
import dev.slipway.reconciler.hooks.configured.HookDefinition;
import dev.slipway.reconciler.loop.Ports;
import dev.slipway.reconciler.loop.Targets;
import dev.slipway.reconciler.metrics.Metrics;
import dev.slipway.reconciler.metrics.prometheus.PrometheusMetrics;
import dev.slipway.reconciler.metrics.prometheus.PrometheusSettings;
import dev.slipway.reconciler.repository.EnvironmentsRepository;
import dev.slipway.reconciler.router.Router;
import dev.slipway.reconciler.router.builtin.BuiltinRouter;
import dev.slipway.reconciler.router.builtin.BuiltinRouterSettings;
import dev.slipway.reconciler.router.haproxy.HaproxyRouter;
import dev.slipway.reconciler.router.memory.MemoryRouter;
import dev.slipway.reconciler.secrets.Secrets;
import dev.slipway.reconciler.target.Target;
import dev.slipway.reconciler.target.docker.DockerTarget;
import dev.slipway.reconciler.target.memory.MemoryTarget;
import dev.slipway.reconciler.target.process.ProcessTarget;
import dev.slipway.reconciler.target.process.ProcessTargetSettings;
import dev.slipway.reconciler.target.process.ResourceLimits;
import dev.slipway.reconciler.target.swarm.SwarmTarget;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Targets and routers as the configuration names them, opened when the reconciler starts. Closing
/// lets go of them; what they run goes on.
final class ConfiguredTargets implements Targets, AutoCloseable {
  private final Map<String, Ports> ports = new HashMap<>();
  private final List<AutoCloseable> opened = new ArrayList<>();

  /// @throws IOException with one sentence for people, when a target or router cannot be had
  static ConfiguredTargets open(
      Configuration configuration,
      Secrets secrets,
      EnvironmentsRepository repository,
      InstantSource clock)
      throws IOException {
    ConfiguredTargets targets = new ConfiguredTargets();
    try {
      HttpCheckRunner checks = targets.opened(new HttpCheckRunner());
      ConfiguredHookRunner hooks = targets.opened(hooks(configuration));
      Metrics metrics = targets.metrics(configuration.prometheus(), clock);
      for (Map.Entry<String, TargetConfiguration> named : configuration.targets().entrySet()) {
        Target target = targets.target(named.getKey(), named.getValue(), secrets, clock);
        Router router = targets.router(named.getValue().router());
        targets.ports.put(
            named.getKey(), new Ports(target, router, checks, hooks, secrets, repository, metrics));
      }
      return targets;
    } catch (IOException | UnavailableException e) {
      targets.close();
      throw new IOException(e.getMessage(), e);
    }
  }

  private Metrics metrics(Optional<PrometheusConfiguration> prometheus, InstantSource clock)
      throws IOException {
    if (prometheus.isEmpty()) {
      return new NoMetrics();
    }
    PrometheusConfiguration it = prometheus.get();
    return opened(
        PrometheusMetrics.open(
            new PrometheusSettings(it.url(), it.token(), it.rootCertificate(), it.deadline()),
            clock));
  }

  private Target target(
      String name, TargetConfiguration configuration, Secrets secrets, InstantSource clock)
      throws IOException {
    return switch (configuration) {
      case TargetConfiguration.Memory _ -> new MemoryTarget();
      case TargetConfiguration.Docker docker ->
          opened(DockerTarget.open(DockerTargets.settings(name, docker.docker()), secrets));
      case TargetConfiguration.Swarm swarm ->
          opened(SwarmTarget.open(SwarmTargets.settings(name, swarm.swarm()), secrets));
      case TargetConfiguration.Processes processes -> {
        ProcessTargetSettings settings =
            ProcessTargetSettings.of(name, processes.artifacts(), processes.state())
                .with(
                    switch (processes.resources()) {
                      case REFUSE -> ResourceLimits.REFUSE;
                      case IGNORE -> ResourceLimits.IGNORE;
                    })
                .with(
                    new ProcessTargetSettings.Logs(
                        processes.logs().bytes(),
                        processes.logs().files(),
                        ProcessTargetSettings.Logs.DEFAULT.keep()));
        yield opened(ProcessTarget.open(settings, secrets, clock));
      }
    };
  }

  private Router router(RouterConfiguration configuration)
      throws IOException, UnavailableException {
    return switch (configuration) {
      case RouterConfiguration.Memory _ -> new MemoryRouter();
      case RouterConfiguration.Builtin builtin -> opened(BuiltinRouter.start(settings(builtin)));
      case RouterConfiguration.Haproxy haproxy ->
          opened(HaproxyRouter.start(HaproxyOptions.of(haproxy)));
    };
  }

  private static BuiltinRouterSettings settings(RouterConfiguration.Builtin builtin)
      throws IOException {
    BuiltinRouterSettings settings =
        BuiltinRouterSettings.ofThisProgram(
            builtin.state(), builtin.listen().toString(), RouterControl.address(builtin));
    return new BuiltinRouterSettings(
        settings.state(),
        settings.listen(),
        settings.control(),
        settings.command(),
        RouterOptions.of(builtin.timeouts()),
        settings.deadline());
  }

  private static ConfiguredHookRunner hooks(Configuration configuration) {
    Map<String, HookDefinition> definitions = new HashMap<>();
    configuration.hooks().forEach((name, hook) -> definitions.put(name, definition(hook)));
    return new ConfiguredHookRunner(definitions);
  }

  private static HookDefinition definition(HookConfiguration hook) {
    return switch (hook) {
      case HookConfiguration.Http http ->
          new HookDefinition.Http(http.url(), http.timeout(), http.token());
      case HookConfiguration.Program program ->
          new HookDefinition.Command(program.command(), program.timeout(), program.folder());
    };
  }

  private <T extends AutoCloseable> T opened(T part) {
    opened.addFirst(part);
    return part;
  }

  @Override
  public Optional<Ports> ports(String target) {
    return Optional.ofNullable(ports.get(target));
  }

  @Override
  public void close() throws IOException {
    for (AutoCloseable part : opened) {
      try {
        part.close();
      } catch (Exception e) {
        throw new IOException("closing failed: " + e.getMessage(), e);
      }
    }
  }
}
