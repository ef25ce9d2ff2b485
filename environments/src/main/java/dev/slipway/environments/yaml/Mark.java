package dev.slipway.environments.yaml;

/// A place in a file.
///
/// @param line from 1
/// @param column from 1, counted in code points
/// @param offset index into the file's text, counted in Java's chars from 0
public record Mark(int line, int column, int offset) {
  /// Where a file begins.
  public static final Mark START = new Mark(1, 1, 0);
}
