package dev.slipway.api.state;

import java.time.Instant;
import java.util.Optional;

/// A release: a version with its resolved configuration.
///
/// @param version as Git names it
/// @param digest `sha256:` and 64 hexadecimal digits; absent while the version is not pinned
/// @param hash identity of the content, which approvals are bound to; absent while it cannot be
///   computed
/// @param proven whether its watch has passed here
/// @param since when it began to serve everybody; absent for what does not
public record ReleaseStatus(
    String version,
    Optional<String> digest,
    Optional<String> hash,
    boolean proven,
    Optional<Instant> since) {
  private static final int BRIEF = 10;

  /// `1.4.2 (3fa29c01ab)` for people.
  public String label() {
    return version
        + hash.map(text -> " (" + text.substring(0, Math.min(BRIEF, text.length())) + ")")
            .orElse("");
  }
}
