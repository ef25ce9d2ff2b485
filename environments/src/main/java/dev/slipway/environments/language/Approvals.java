package dev.slipway.environments.language;

import java.time.Duration;
import java.util.List;

/// Who must agree before a release starts.
///
/// @param required 0 means nobody is asked
/// @param from teams whose members count
/// @param byRequester whether the one who asked may approve too
public record Approvals(
    int required,
    List<String> from,
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
