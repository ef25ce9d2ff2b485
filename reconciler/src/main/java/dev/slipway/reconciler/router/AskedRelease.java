package dev.slipway.reconciler.router;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The release that a request asks for by header, so that people can look before users do. It is
/// answered at any weight, by that release alone, and counts as any other request.
public enum AskedRelease {
  CANDIDATE,
  BASELINE;

  public static final String HEADER = "X-Slipway-Release";

  /// Empty for every other value: such a request goes where everybody's go.
  public static Optional<AskedRelease> of(@Nullable String header) {
    return switch (header == null ? "" : header.toLowerCase(Locale.ROOT)) {
      case "candidate" -> Optional.of(CANDIDATE);
      case "baseline" -> Optional.of(BASELINE);
      default -> Optional.empty();
    };
  }
}
