package dev.slipway.reconciler.target.process;

import java.nio.file.Path;
import java.time.Duration;

/// How a process target is configured.
///
/// @param name of the target, for messages
/// @param artifacts holds `SERVICE/VERSION/`; nothing outside of it is ever run
/// @param state the target's own folder: records, logs, the artifacts that are in use. One
///   reconciler at a time
public record ProcessTargetSettings(
    String name,
    Path artifacts,
    Path state,
    ResourceLimits resourceLimits,
    Ports ports,
    Logs logs) {
  public ProcessTargetSettings {
    artifacts = artifacts.toAbsolutePath().normalize();
    state = state.toAbsolutePath().normalize();
  }

  /// With the defaults for everything that has one.
  public static ProcessTargetSettings of(String name, Path artifacts, Path state) {
    return new ProcessTargetSettings(
        name, artifacts, state, ResourceLimits.REFUSE, Ports.DEFAULT, Logs.DEFAULT);
  }

  public ProcessTargetSettings with(ResourceLimits limits) {
    return new ProcessTargetSettings(name, artifacts, state, limits, ports, logs);
  }

  public ProcessTargetSettings with(Ports range) {
    return new ProcessTargetSettings(name, artifacts, state, resourceLimits, range, logs);
  }

  public ProcessTargetSettings with(Logs kept) {
    return new ProcessTargetSettings(name, artifacts, state, resourceLimits, ports, kept);
  }

  /// Which ports instances get. The default lies below the range that Linux gives to outgoing
  /// connections, which would otherwise take one now and then.
  ///
  /// @param first 1024 to `last`
  /// @param last at most 65535
  public record Ports(int first, int last) {
    public static final Ports DEFAULT = new Ports(21_000, 29_999);

    public Ports {
      if (first < 1024 || last > 65_535 || first > last) {
        throw new IllegalArgumentException("not a range of ports: " + first + " to " + last);
      }
    }
  }

  /// How much of what instances write is kept.
  ///
  /// @param bytes a log longer than this is rotated
  /// @param files rotated ones kept per instance
  /// @param keep how long the logs of stopped instances are kept
  public record Logs(long bytes, int files, Duration keep) {
    public static final Logs DEFAULT = new Logs(10_000_000, 3, Duration.ofDays(7));

    public Logs {
      if (bytes < 1 || files < 1) {
        throw new IllegalArgumentException("not limits of logs: " + bytes + " and " + files);
      }
    }
  }
}
