package dev.slipway.bot.message;

import java.util.stream.Stream;

/// What of a message people see.
final class Shown {
  private Shown() {}

  static Stream<String> texts(Block block) {
    return switch (block) {
      case Block.Actions actions -> actions.buttons().stream().flatMap(Shown::texts);
      case Block.Section section ->
          Stream.concat(Stream.of(section.text()), section.button().stream().flatMap(Shown::texts));
      case Block.Header _, Block.Fields _, Block.Context _, Block.Divider _ -> Written.texts(block);
    };
  }

  static Stream<String> texts(Dialog.Input input) {
    return switch (input) {
      case Dialog.Input.Choice choice ->
          Stream.concat(
              Stream.of(choice.label()), choice.options().stream().map(Dialog.Option::label));
      case Dialog.Input.Search search ->
          Stream.concat(
              Stream.of(search.label()), search.initial().stream().map(Dialog.Option::label));
      case Dialog.Input.Text text -> Stream.of(text.label(), text.hint());
    };
  }

  private static Stream<String> texts(Button button) {
    return Stream.concat(
        Stream.of(button.label()), button.confirmation().stream().flatMap(Written::texts));
  }
}
