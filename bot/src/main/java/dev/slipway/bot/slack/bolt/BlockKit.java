package dev.slipway.bot.slack.bolt;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.ContextBlockElement;
import com.slack.api.model.block.DividerBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.ConfirmationDialogObject;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.composition.TextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.slipway.bot.message.Block;
import dev.slipway.bot.message.Button;
import dev.slipway.bot.message.Dialog;
import dev.slipway.bot.message.Home;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Our blocks as Slack's.
///
/// Slack wants the action ids of one block to be different. So the second button that means the
/// same gets a number behind its word, which [#word] takes away when it comes back.
final class BlockKit {
  private static final String NUMBER = "~";

  private final Map<String, Integer> used = new HashMap<>();

  private BlockKit() {}

  static List<LayoutBlock> blocks(List<Block> blocks) {
    BlockKit kit = new BlockKit();
    List<LayoutBlock> made = new ArrayList<>();
    for (Block block : blocks) {
      made.add(kit.block(block, "b" + made.size()));
    }
    return made;
  }

  static View view(Home home) {
    return View.builder().type("home").blocks(blocks(home.blocks())).build();
  }

  static View view(Dialog dialog) {
    return View.builder()
        .type("modal")
        .callbackId(dialog.callback())
        .privateMetadata(dialog.memory())
        .title(ViewTitle.builder().type("plain_text").text(dialog.title()).emoji(true).build())
        .submit(ViewSubmit.builder().type("plain_text").text(dialog.submit()).emoji(true).build())
        .close(ViewClose.builder().type("plain_text").text("Cancel").emoji(true).build())
        .blocks(Inputs.blocks(dialog.inputs()))
        .build();
  }

  /// What a button means.
  static String word(String actionId) {
    int number = actionId.indexOf(NUMBER);
    return number < 0 ? actionId : actionId.substring(0, number);
  }

  static PlainTextObject plain(String text) {
    return PlainTextObject.builder().text(text).emoji(true).build();
  }

  /// Verbatim: names of channels and people in it are no mentions.
  private static MarkdownTextObject marked(String text) {
    return MarkdownTextObject.builder().text(text).verbatim(true).build();
  }

  private LayoutBlock block(Block block, String id) {
    return switch (block) {
      case Block.Header(String text) -> HeaderBlock.builder().blockId(id).text(plain(text)).build();
      case Block.Section(String text, var button) ->
          SectionBlock.builder()
              .blockId(id)
              .text(marked(text))
              .accessory(button.map(this::button).orElse(null))
              .build();
      case Block.Fields(var texts) ->
          SectionBlock.builder()
              .blockId(id)
              .fields(texts.stream().<TextObject>map(BlockKit::marked).toList())
              .build();
      case Block.Context(var texts) ->
          ContextBlock.builder()
              .blockId(id)
              .elements(texts.stream().<ContextBlockElement>map(BlockKit::marked).toList())
              .build();
      case Block.Actions(var buttons) ->
          ActionsBlock.builder()
              .blockId(id)
              .elements(buttons.stream().<BlockElement>map(this::button).toList())
              .build();
      case Block.Divider() -> DividerBlock.builder().blockId(id).build();
    };
  }

  private ButtonElement button(Button button) {
    return ButtonElement.builder()
        .actionId(actionId(button.action()))
        .text(plain(button.label()))
        .value(button.value())
        .style(
            switch (button.tone()) {
              case PLAIN -> null;
              case PRIMARY -> "primary";
              case DANGER -> "danger";
            })
        .confirm(button.confirmation().map(BlockKit::confirmation).orElse(null))
        .build();
  }

  private String actionId(String action) {
    int before = used.merge(action, 1, Integer::sum) - 1;
    return before == 0 ? action : action + NUMBER + before;
  }

  private static ConfirmationDialogObject confirmation(Button.Confirmation confirmation) {
    return ConfirmationDialogObject.builder()
        .title(plain(confirmation.title()))
        .text(plain(confirmation.text()))
        .confirm(plain(confirmation.confirm()))
        .deny(plain(confirmation.deny()))
        .build();
  }
}
