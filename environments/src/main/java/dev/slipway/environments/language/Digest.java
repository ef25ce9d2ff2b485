package dev.slipway.environments.language;

import java.util.regex.Pattern;

/// What an artifact is, independent of its name.
///
/// @param text `sha256:` and 64 lower-case hexadecimal digits
public record Digest(String text) {
  private static final Pattern SHAPE = Pattern.compile("sha256:[0-9a-f]{64}");

  public Digest {
    if (!isValid(text)) {
      throw new IllegalArgumentException("not a digest: " + text);
    }
  }

  /// Whether a text has the shape of a digest.
  public static boolean isValid(String text) {
    return SHAPE.matcher(text).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}
