package dev.slipway.environments.language;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Who must agree before a release starts.
///
/// @param required 0 means nobody is asked
/// @param from teams whose members count
/// @param onCall schedule of `oncall.yaml`: whoever is on call in it counts in the teams' stead
/// @param byRequester whether the one who asked may approve too
public record Approvals(
    int required,
    List<String> from,
    Optional<String> onCall,
    boolean byRequester,
    Duration expireAfter,
    AppliesTo appliesTo) {
  /// `REQUESTS`: what is asked for in chat; `ALL`: merges too.
  public enum AppliesTo {
    REQUESTS,
    ALL
  }

  public Approvals {
    from = List.copyOf(from);
    if (required < 0) {
      throw new IllegalArgumentException("approvals are not negative: " + required);
    }
  }
}
