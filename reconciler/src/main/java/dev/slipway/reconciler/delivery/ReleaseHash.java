package dev.slipway.reconciler.delivery;

/// Identity of a release's content.
///
/// @param hex 64 lower-case hexadecimal digits: SHA-256 of the canonical content
public record ReleaseHash(String hex) {
  public ReleaseHash {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a release hash: " + hex);
    }
  }

  /// The first ten digits: enough for names and for people.
  public String brief() {
    return hex.substring(0, 10);
  }

  @Override
  public String toString() {
    return brief();
  }
}
