package dev.slipway.bot.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Blocks as they are put together, within Slack's limits: lines are packed into sections, and what
/// does not fit any more is counted instead. Lines are marked up already and of bounded length.
final class Page {
  static final int MESSAGE = 50;
  static final int HOME = 100;
  private static final int SECTION = 3_000;
  private static final int HEADER = 150;
  private static final int CONTEXT = 10;
  private static final int FALLBACK = 700;
  private final List<Block> blocks = new ArrayList<>();

  Page header(String plain) {
    blocks.add(new Block.Header(Markup.plain(plain, HEADER)));
    return this;
  }

  Page section(String marked) {
    blocks.add(new Block.Section(marked));
    return this;
  }

  Page section(String marked, Button button) {
    blocks.add(new Block.Section(marked, Optional.of(button)));
    return this;
  }

  Page divider() {
    blocks.add(new Block.Divider());
    return this;
  }

  /// As few sections as can hold them; none for no lines.
  Page lines(List<String> lines) {
    StringBuilder section = new StringBuilder();
    for (String line : lines) {
      if (!section.isEmpty() && section.length() + 1 + line.length() > SECTION) {
        section(section.toString());
        section.setLength(0);
      }
      section.append(section.isEmpty() ? "" : "\n").append(line);
    }
    return section.isEmpty() ? this : section(section.toString());
  }

  Page context(List<String> texts) {
    if (!texts.isEmpty()) {
      blocks.add(new Block.Context(texts.stream().limit(CONTEXT).toList()));
    }
    return this;
  }

  Page buttons(List<Button> buttons) {
    if (!buttons.isEmpty()) {
      blocks.add(new Block.Actions(buttons));
    }
    return this;
  }

  /// @param fallback the whole meaning, marked up
  Message message(String fallback) {
    return new Message(fallback, within(MESSAGE));
  }

  Home home() {
    return new Home(within(HOME));
  }

  /// Joins sentences for a fallback as long as they fit, so that none is cut in the middle.
  static String fallback(List<String> sentences) {
    StringBuilder text = new StringBuilder();
    for (String sentence : sentences) {
      if (text.isEmpty() || text.length() + 1 + sentence.length() <= FALLBACK) {
        text.append(text.isEmpty() || sentence.isEmpty() ? "" : " ").append(sentence);
      }
    }
    return text.toString();
  }

  private List<Block> within(int most) {
    if (blocks.size() <= most) {
      return blocks;
    }
    List<Block> kept = new ArrayList<>(blocks.subList(0, most - 1));
    kept.add(new Block.Context(List.of("There is more than fits here. Ask for a part of it.")));
    return kept;
  }
}
