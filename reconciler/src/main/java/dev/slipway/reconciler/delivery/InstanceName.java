package dev.slipway.reconciler.delivery;

/// Deterministic name of an instance: the same order twice names the same instance, so it is
/// started once.
///
/// @param text `slipway-ENVIRONMENT-SERVICE-HASH-ORDINAL`
public record InstanceName(String text) implements Comparable<InstanceName> {
  /// @param ordinal from 0
  public static InstanceName of(ServiceKey key, ReleaseHash release, int ordinal) {
    return new InstanceName(
        "slipway-%s-%s-%s-%d"
            .formatted(key.environment(), key.service(), release.brief(), ordinal));
  }

  @Override
  public int compareTo(InstanceName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
