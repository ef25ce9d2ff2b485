package dev.slipway.bot.slack.bolt;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ExternalSelectElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.ViewState;
import dev.slipway.bot.message.Dialog.Input;
import dev.slipway.bot.message.Dialog.Option;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A dialog's inputs as Slack's, and their values as they come back. Block and element have the
/// input's id.
final class Inputs {
  private Inputs() {}

  /// One who has typed most of a command is asked for the rest: the first that is empty is where
  /// the dialog begins.
  static List<LayoutBlock> blocks(List<Input> inputs) {
    Optional<Input> first = inputs.stream().filter(Inputs::isEmpty).findFirst();
    return inputs.stream()
        .<LayoutBlock>map(input -> block(input, first.equals(Optional.of(input))))
        .toList();
  }

  private static boolean isEmpty(Input input) {
    return switch (input) {
      case Input.Choice choice -> choice.initial().isEmpty();
      case Input.Search search -> search.initial().isEmpty();
      case Input.Text text -> text.initial().isEmpty();
    };
  }

  private static InputBlock block(Input input, boolean focused) {
    @Nullable Boolean focus = focused ? true : null;
    return switch (input) {
      case Input.Choice(String id, String label, var options, var initial) -> {
        List<OptionObject> offered = options.stream().map(Inputs::option).toList();
        Optional<OptionObject> chosen =
            offered.stream()
                .filter(option -> initial.equals(Optional.of(option.getValue())))
                .findFirst();
        yield block(
            id,
            label,
            StaticSelectElement.builder()
                .actionId(id)
                .options(offered)
                .initialOption(chosen.orElse(null))
                .focusOnLoad(focus)
                .build());
      }
      case Input.Search(String id, String label, var initial) ->
          block(
              id,
              label,
              ExternalSelectElement.builder()
                  .actionId(id)
                  .minQueryLength(0)
                  .initialOption(initial.map(Inputs::option).orElse(null))
                  .focusOnLoad(focus)
                  .build());
      case Input.Text text -> text(text, focus);
    };
  }

  private static InputBlock block(String id, String label, BlockElement element) {
    return InputBlock.builder().blockId(id).label(BlockKit.plain(label)).element(element).build();
  }

  private static InputBlock text(Input.Text text, @Nullable Boolean focus) {
    InputBlock block =
        block(
            text.id(),
            text.label(),
            PlainTextInputElement.builder()
                .actionId(text.id())
                .multiline(text.multiline())
                .maxLength(text.longest())
                .initialValue(text.initial().orElse(null))
                .focusOnLoad(focus)
                .build());
    if (!text.hint().isEmpty()) {
      block.setHint(BlockKit.plain(text.hint()));
    }
    return block;
  }

  private static OptionObject option(Option option) {
    return OptionObject.builder()
        .text(BlockKit.plain(option.label()))
        .value(option.value())
        .build();
  }

  /// By input id; what was left empty is missing.
  static Map<String, String> values(@Nullable ViewState state) {
    Map<String, String> values = new HashMap<>();
    if (state != null && state.getValues() != null) {
      for (Map<String, ViewState.Value> elements : state.getValues().values()) {
        elements.forEach((id, value) -> put(values, id, value));
      }
    }
    return values;
  }

  private static void put(Map<String, String> values, String id, ViewState.Value value) {
    String text =
        value.getSelectedOption() == null ? value.getValue() : value.getSelectedOption().getValue();
    if (text != null && !text.isEmpty()) {
      values.put(id, text);
    }
  }
}
