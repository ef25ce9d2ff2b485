package dev.slipway.environments.edit;

import dev.slipway.environments.language.Problem;
import java.nio.charset.StandardCharsets;

/// What became of an edit.
public sealed interface Edited {
  /// The file as it shall be; the same text when it already said so.
  record Content(String text) implements Edited {
    public byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  /// Nothing was changed: the place and the reason.
  record Refused(Problem problem) implements Edited {}
}
