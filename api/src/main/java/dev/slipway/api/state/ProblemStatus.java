package dev.slipway.api.state;

import java.util.Optional;

/// Why a file of the environments repository is not used.
///
/// @param file path inside the repository, with `/`
/// @param line from 1
/// @param column from 1
/// @param message what is wrong and what would be allowed, one sentence
/// @param hint "did you mean ...?", where one is near
public record ProblemStatus(
    String file, int line, int column, String message, Optional<String> hint) {
  /// `file:line:column: message`, as editors and people click on.
  public String sentence() {
    return file
        + ":"
        + line
        + ":"
        + column
        + ": "
        + message
        + hint.map(text -> " (" + text + ")").orElse("");
  }
}
