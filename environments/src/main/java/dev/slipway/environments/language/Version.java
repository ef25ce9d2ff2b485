package dev.slipway.environments.language;

import java.util.regex.Pattern;

/// The name of an artifact as people write it: `1.4.2`, `main-8f31c2`. Kept as text: `1.10` is
/// never `1.1`.
///
/// @param text 1 to 128 characters of `[A-Za-z0-9_.+-]`, starting with a letter, digit or
///   underscore, so that it is also a valid image tag and a valid folder name
public record Version(String text) {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]{0,127}");

  public Version {
    if (!isValid(text)) {
      throw new IllegalArgumentException("not a version: " + text);
    }
  }

  /// Whether a text has the shape of a version.
  public static boolean isValid(String text) {
    return SHAPE.matcher(text).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}
