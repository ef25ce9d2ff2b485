package dev.slipway.bot.message;

import java.util.List;
import java.util.Optional;

/// A part of a message, as Slack's Block Kit has them. Texts that are marked up are escaped by
/// whoever makes them: [Markup].
public sealed interface Block {
  /// Plain text, up to 150 characters.
  record Header(String text) implements Block {}

  /// Marked-up text, up to 3,000 characters, with at most one button beside it.
  record Section(String text, Optional<Button> button) implements Block {
    public Section(String text) {
      this(text, Optional.empty());
    }
  }

  /// Up to 10 marked-up texts of up to 2,000 characters, in two columns.
  record Fields(List<String> texts) implements Block {
    public Fields {
      texts = List.copyOf(texts);
    }
  }

  /// Up to 10 small marked-up texts.
  record Context(List<String> texts) implements Block {
    public Context {
      texts = List.copyOf(texts);
    }
  }

  /// Up to 25 buttons.
  record Actions(List<Button> buttons) implements Block {
    public Actions {
      buttons = List.copyOf(buttons);
    }
  }

  record Divider() implements Block {}
}
