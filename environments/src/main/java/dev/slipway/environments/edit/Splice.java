package dev.slipway.environments.edit;

/// The one place of a text that changes.
///
/// @param end exclusive; equal to `start` for an insertion
record Splice(int start, int end, String replacement) {
  String applyTo(String text) {
    return text.substring(0, start) + replacement + text.substring(end);
  }
}
