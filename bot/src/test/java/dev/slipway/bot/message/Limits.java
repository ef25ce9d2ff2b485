package dev.slipway.bot.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Slack's limits (docs.slack.dev: Block Kit reference, `chat.postMessage`, `views.open`). Lengths
/// are counted in UTF-16 units, which is never less than what Slack counts.
final class Limits {
  /// Slack cuts texts at 40,000 and advises 4,000; a notification is read in a moment.
  private static final int FALLBACK = 1_000;

  private final List<String> broken = new ArrayList<>();

  private Limits() {}

  static List<String> brokenBy(Object specimen) {
    Limits limits = new Limits();
    switch (specimen) {
      case Message message -> limits.message(message);
      case Home home -> limits.blocks(home.blocks(), 100);
      case Dialog dialog -> limits.dialog(dialog);
      default -> throw new IllegalArgumentException(specimen.toString());
    }
    return limits.broken;
  }

  private void message(Message message) {
    text("fallback", message.text(), FALLBACK);
    blocks(message.blocks(), 50);
  }

  private void blocks(List<Block> blocks, int most) {
    count("blocks", blocks, most);
    blocks.forEach(this::block);
  }

  private void block(Block block) {
    switch (block) {
      case Block.Header header -> text("header", header.text(), 150);
      case Block.Section section -> {
        text("section", section.text(), 3_000);
        section.button().ifPresent(this::button);
      }
      case Block.Fields fields -> {
        count("fields", fields.texts(), 10);
        fields.texts().forEach(each -> text("field", each, 2_000));
      }
      case Block.Context context -> {
        count("context", context.texts(), 10);
        context.texts().forEach(each -> text("context", each, 3_000));
      }
      case Block.Actions actions -> {
        count("buttons", actions.buttons(), 25);
        actions.buttons().forEach(this::button);
        long different =
            actions.buttons().stream().map(each -> each.action() + each.value()).distinct().count();
        holds("buttons differ", different == actions.buttons().size());
      }
      case Block.Divider _ -> {}
    }
  }

  private void button(Button button) {
    text("button", button.label(), 75);
    text("button's value", button.value(), 2_000);
    button
        .confirmation()
        .ifPresent(it -> {
          text("confirmation's title", it.title(), 100);
          text("confirmation", it.text(), 300);
          text("confirm", it.confirm(), 30);
          text("deny", it.deny(), 30);
        });
  }

  private void dialog(Dialog dialog) {
    text("title", dialog.title(), 24);
    text("submit", dialog.submit(), 24);
    text("memory", dialog.memory(), 3_000);
    count("inputs", dialog.inputs(), 100);
    dialog.inputs().forEach(this::input);
  }

  private void input(Dialog.Input input) {
    switch (input) {
      case Dialog.Input.Choice choice -> {
        text("label", choice.label(), 2_000);
        count("options", choice.options(), 100);
        choice.options().forEach(this::option);
        Optional<String> initial = choice.initial();
        holds(
            "the initial option is one of them",
            initial.isEmpty()
                || choice.options().stream().anyMatch(each -> initial.get().equals(each.value())));
      }
      case Dialog.Input.Search search -> {
        text("label", search.label(), 2_000);
        search.initial().ifPresent(this::option);
      }
      case Dialog.Input.Text text -> {
        text("label", text.label(), 2_000);
        text("hint", text.hint(), 150);
      }
    }
  }

  private void option(Dialog.Option option) {
    text("option", option.label(), 75);
    text("option's value", option.value(), 150);
  }

  private void text(String what, String text, int longest) {
    holds(what + " is not empty", !text.isBlank());
    holds(what + " has " + text.length() + " of " + longest, text.length() <= longest);
  }

  private void count(String what, List<?> many, int most) {
    holds(what + ": " + many.size() + " of " + most, !many.isEmpty() && many.size() <= most);
  }

  private void holds(String what, boolean kept) {
    if (!kept) {
      broken.add(what);
    }
  }
}
