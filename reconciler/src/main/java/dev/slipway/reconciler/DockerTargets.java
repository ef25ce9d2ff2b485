package dev.slipway.reconciler;

import dev.slipway.reconciler.configuration.DockerConfiguration;
import dev.slipway.reconciler.target.docker.DockerTargetSettings;
import dev.slipway.reconciler.target.docker.DockerTargetSettings.Containers;
import dev.slipway.reconciler.target.docker.DockerTargetSettings.Networking;
import dev.slipway.reconciler.target.docker.DockerTargetSettings.Reach;
import dev.slipway.reconciler.target.docker.DockerTargetSettings.SecretDelivery;
import dev.slipway.reconciler.target.engine.Allowance;
import dev.slipway.reconciler.target.engine.Allowance.Mount;
import dev.slipway.reconciler.target.engine.Credentials;
import dev.slipway.reconciler.target.engine.Deadlines;
import dev.slipway.reconciler.target.engine.EngineAddress;
import dev.slipway.reconciler.target.engine.EngineAddress.Tls;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the configuration says of Docker targets, in the adapter's own words.
final class DockerTargets {
  private DockerTargets() {}

  static DockerTargetSettings settings(String name, DockerConfiguration configuration) {
    SortedMap<String, EngineAddress> engines = new TreeMap<>();
    configuration.engines().forEach((engine, at) -> engines.put(engine, address(at)));
    Map<String, Allowance> allowances = new HashMap<>();
    configuration.services().forEach((service, may) -> allowances.put(service, allowance(may)));
    return new DockerTargetSettings(
        name,
        configuration.state(),
        engines,
        networking(configuration.networks()),
        credentials(configuration.registries().values()),
        containers(configuration.containers()),
        allowances,
        Deadlines.DEFAULT);
  }

  static EngineAddress address(DockerConfiguration.Engine engine) {
    return new EngineAddress(
        engine.url(),
        engine.tls().map(tls -> new Tls(tls.ca(), tls.certificate(), tls.key())),
        engine.address());
  }

  static Map<String, Credentials> credentials(Collection<DockerConfiguration.Registry> known) {
    Map<String, Credentials> registries = new HashMap<>();
    known.forEach(registry ->
        registries.put(registry.host(), new Credentials(registry.user(), registry.password())));
    return registries;
  }

  private static Networking networking(DockerConfiguration.Networks networks) {
    Reach reach =
        switch (networks.reach()) {
          case NETWORK -> Reach.NETWORK;
          case PORTS -> Reach.PORTS;
        };
    return new Networking(reach, networks.network(), networks.joined());
  }

  private static Containers containers(DockerConfiguration.Containers containers) {
    SecretDelivery secrets =
        switch (containers.secrets()) {
          case ENVIRONMENT -> SecretDelivery.ENVIRONMENT;
          case FILES -> SecretDelivery.FILES;
        };
    return new Containers(
        secrets, containers.processes(), containers.logs().bytes(), containers.logs().files());
  }

  static Allowance allowance(DockerConfiguration.Allowance may) {
    return new Allowance(
        may.mounts().values().stream().map(DockerTargets::mount).toList(),
        may.capabilities(),
        switch (may.root()) {
          case READ_ONLY -> false;
          case WRITABLE -> true;
        },
        may.temporary());
  }

  private static Mount mount(DockerConfiguration.Mount mount) {
    return new Mount(
        mount.host(),
        mount.container(),
        switch (mount.access()) {
          case READ -> true;
          case WRITE -> false;
        });
  }
}
