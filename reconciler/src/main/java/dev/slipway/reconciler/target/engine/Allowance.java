package dev.slipway.reconciler.target.engine;

import com.github.dockerjava.api.model.Capability;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What the owner of the reconciler lets a service have beyond the defaults.
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

  /// A folder of the engine's machine.
  public record Mount(String host, String container, boolean readOnly) {}

  /// @param allowances by service
  /// @throws IOException with one sentence for people, when a capability is none
  public static void requireCapabilities(String target, Map<String, Allowance> allowances)
      throws IOException {
    for (Map.Entry<String, Allowance> allowed : allowances.entrySet()) {
      for (String capability : allowed.getValue().capabilities()) {
        if (Arrays.stream(Capability.values())
            .noneMatch(known -> known.name().equals(capability))) {
          throw new IOException(
              "target %s lets %s have %s, which is no capability of Linux"
                  .formatted(target, allowed.getKey(), capability));
        }
      }
    }
  }
}
