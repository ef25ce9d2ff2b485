package dev.slipway.reconciler.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Docker engines that run an environment's services.
///
/// @param state folder of what is remembered of containers and images
/// @param engines by the name that messages use; at least one
/// @param registries credentials by the registry's host
/// @param services what a service may have beyond the defaults
public record DockerConfiguration(
    Path state,
    SortedMap<String, Engine> engines,
    Networks networks,
    Containers containers,
    SortedMap<String, Registry> registries,
    SortedMap<String, Allowance> services) {

  /// @param url `unix:///PATH` or `tcp://HOST:PORT`
  /// @param address IP address of its machine, where published ports are reached
  public record Engine(URI url, Optional<Tls> tls, String address) {}

  /// PEM files.
  public record Tls(Path ca, Path certificate, Path key) {}

  /// @param network that every instance joins; made where it is missing
  /// @param joined further ones, which must be there
  public record Networks(Reach reach, String network, List<String> joined) {}

  /// What all containers have in common.
  ///
  /// @param processes most that one may have
  public record Containers(
      SecretDelivery secrets, int processes, TargetConfiguration.LogKeeping logs) {}

  /// @param password file that holds it
  public record Registry(String host, String user, Path password) {}

  /// @param temporary folders in memory besides `/tmp`
  public record Allowance(
      SortedMap<String, Mount> mounts,
      List<String> capabilities,
      Root root,
      List<String> temporary) {}

  /// A folder of the engine's machine in containers.
  public record Mount(String host, String container, Access access) {}

  /// Where requests to an instance go.
  public enum Reach {
    NETWORK,
    PORTS
  }

  /// How instances find their secrets.
  public enum SecretDelivery {
    ENVIRONMENT,
    FILES
  }

  /// Whether a container may write to its own root file system.
  public enum Root {
    READ_ONLY,
    WRITABLE
  }

  /// What may be done with a mounted folder.
  public enum Access {
    READ,
    WRITE
  }
}
