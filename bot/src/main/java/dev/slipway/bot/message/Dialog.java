package dev.slipway.bot.message;

import java.util.List;
import java.util.Optional;

/// A modal.
///
/// @param callback what it means when it is sent
/// @param title up to 24 characters
/// @param memory up to 3,000 characters that come back when it is sent
public record Dialog(
    String callback, String title, String submit, String memory, List<Input> inputs) {
  public Dialog {
    inputs = List.copyOf(inputs);
  }

  /// Something to fill in. The id comes back with the value.
  public sealed interface Input {
    String id();

    /// @param options values and labels, up to 100
    record Choice(String id, String label, List<Option> options, Optional<String> initial)
        implements Input {
      public Choice {
        options = List.copyOf(options);
      }
    }

    /// Options are asked for as one types.
    record Search(String id, String label, Optional<Option> initial) implements Input {}

    /// @param longest how many characters are taken, up to 3,000
    /// @param initial what stands in it at first
    record Text(
        String id,
        String label,
        String hint,
        boolean multiline,
        int longest,
        Optional<String> initial)
        implements Input {}
  }

  /// @param label plain text, up to 75 characters
  public record Option(String value, String label) {}
}
