package dev.slipway.reconciler.delivery;

import java.util.Locale;
import java.util.Optional;

/// What an instance is started for: told to people who look at what runs. Nothing is decided by it.
///
/// @param rollout the id of the one that wants it; empty where a baseline is kept running
public record Occasion(Role role, Optional<String> rollout) {
  /// A baseline is kept at its strength.
  public static final Occasion UPKEEP = new Occasion(Role.BASELINE, Optional.empty());

  public static Occasion candidateOf(String rollout) {
    return new Occasion(Role.CANDIDATE, Optional.of(rollout));
  }

  /// What its release was when it was started.
  public enum Role {
    BASELINE,
    CANDIDATE;

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
