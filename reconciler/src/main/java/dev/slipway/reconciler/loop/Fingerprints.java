package dev.slipway.reconciler.loop;

import java.util.Map;
import java.util.Optional;

/// What is known of the secrets' values of an environment: by name, the fingerprint, or that there
/// is none.
///
/// @param known secrets that were asked for; a name that is missing here has not been asked for yet
public record Fingerprints(Map<String, Optional<String>> known, Optional<String> down) {
  public static final Fingerprints NONE = new Fingerprints(Map.of(), Optional.empty());

  public Fingerprints {
    known = Map.copyOf(known);
  }
}
