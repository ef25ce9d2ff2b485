package dev.slipway.reconciler;

import dev.slipway.reconciler.configuration.SwarmConfiguration;
import dev.slipway.reconciler.target.engine.Deadlines;
import dev.slipway.reconciler.target.swarm.SwarmTargetSettings;
import dev.slipway.reconciler.target.swarm.SwarmTargetSettings.Networking;
import dev.slipway.reconciler.target.swarm.SwarmTargetSettings.Permit;
import dev.slipway.reconciler.target.swarm.SwarmTargetSettings.Tasks;
import java.util.HashMap;
import java.util.Map;

/// What the configuration says of Swarm targets, in the adapter's own words.
final class SwarmTargets {
  private SwarmTargets() {}

  static SwarmTargetSettings settings(String name, SwarmConfiguration configuration) {
    Map<String, Permit> permits = new HashMap<>();
    configuration.services().forEach((service, may) -> permits.put(service, permit(may)));
    return new SwarmTargetSettings(
        name,
        configuration.state(),
        DockerTargets.address(configuration.manager()),
        new Networking(configuration.networks().network(), configuration.networks().joined()),
        DockerTargets.credentials(configuration.registries().values()),
        tasks(configuration.tasks()),
        permits,
        Deadlines.DEFAULT);
  }

  private static Tasks tasks(SwarmConfiguration.Tasks tasks) {
    return new Tasks(
        tasks.constraints(),
        tasks.restartAfter(),
        tasks.stopWithin(),
        tasks.processes(),
        tasks.logs().bytes(),
        tasks.logs().files());
  }

  private static Permit permit(SwarmConfiguration.Permit may) {
    Map<String, String> configs = new HashMap<>();
    may.configs().values().forEach(each -> configs.put(each.config(), each.file()));
    return new Permit(DockerTargets.allowance(may.allowance()), may.constraints(), configs);
  }
}
