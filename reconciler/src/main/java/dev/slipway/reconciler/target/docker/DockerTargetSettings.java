package dev.slipway.reconciler.target.docker;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a Docker target is configured.
///
/// @param name of the target: what its containers bear, so another name is another target
/// @param state the target's own folder
/// @param engines by the name that messages use; at least one
/// @param registries credentials by the registry's host, as images name it: `registry.example.com`
/// @param allowances what the owner of the reconciler lets a service have beyond the defaults
public record DockerTargetSettings(
    String name,
    Path state,
    SortedMap<String, EngineAddress> engines,
    Networking networking,
    Map<String, Credentials> registries,
    Containers containers,
    Map<String, Allowance> allowances,
    Deadlines deadlines) {
  public DockerTargetSettings {
    state = state.toAbsolutePath().normalize();
    engines = new TreeMap<>(engines);
    registries = Map.copyOf(registries);
    allowances = Map.copyOf(allowances);
    if (engines.isEmpty()) {
      throw new IllegalArgumentException("target " + name + " has no engine");
    }
  }

  /// Where an engine answers.
  ///
  /// @param url `unix:///PATH` or `tcp://HOST:PORT`
  /// @param tls absent where the connection is not encrypted
  /// @param address of the engine's machine, an IP address: where published ports are reached
  public record EngineAddress(URI url, Optional<Tls> tls, String address) {}

  /// PEM files.
  ///
  /// @param ca who signed the engine's certificate
  /// @param certificate ours
  /// @param key ours, PKCS #8
  public record Tls(Path ca, Path certificate, Path key) {}

  /// How instances are reached.
  ///
  /// @param network that every instance joins; made as a bridge where it is missing
  /// @param joined further networks that every instance joins; they must be there
  public record Networking(Reach reach, String network, List<String> joined) {
    public Networking {
      joined = List.copyOf(joined);
    }
  }

  /// Where requests to an instance go.
  public enum Reach {
    /// To the container's own address on the network: whoever sends them is there too.
    NETWORK,
    /// To a port of the engine's machine.
    PORTS
  }

  /// @param password file that holds it, one line
  public record Credentials(String user, Path password) {}

  /// What all containers have in common.
  ///
  /// @param processes most processes and threads that one may have
  /// @param logBytes size at which a log is rotated
  /// @param logFiles logs that are kept, the current one included
  public record Containers(SecretDelivery secrets, long processes, long logBytes, int logFiles) {
    public static final Containers DEFAULT =
        new Containers(SecretDelivery.ENVIRONMENT, 1024, 10 << 20, 5);
  }

  /// How an instance finds its secrets.
  public enum SecretDelivery {
    /// As environment variables, which the engine shows to whoever may ask it.
    ENVIRONMENT,
    /// As files `/run/secrets/VARIABLE`; the variable `VARIABLE_FILE` holds the path.
    FILES
  }

  /// Beyond the defaults.
  ///
  /// @param capabilities of Linux, without `CAP_`: `NET_RAW`
  /// @param writable whether the root file system may be written to
  /// @param temporary folders in memory besides `/tmp`
  public record Allowance(
      List<Mount> mounts, List<String> capabilities, boolean writable, List<String> temporary) {
    public static final Allowance NONE = new Allowance(List.of(), List.of(), false, List.of());

    public Allowance {
      mounts = List.copyOf(mounts);
      capabilities = List.copyOf(capabilities);
      temporary = List.copyOf(temporary);
    }
  }

  /// A folder of the engine's machine.
  public record Mount(String host, String container, boolean readOnly) {}

  /// Our own, because the client keeps none on a unix socket.
  ///
  /// @param call of a question
  /// @param order of one that changes a container: a busy engine takes seconds to start one
  /// @param pull how long a start waits for an image; the pull itself goes on
  /// @param silence a pull that says nothing for so long is given up
  public record Deadlines(Duration call, Duration order, Duration pull, Duration silence) {
    public static final Deadlines DEFAULT =
        new Deadlines(
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(20),
            Duration.ofMinutes(2));
  }
}
