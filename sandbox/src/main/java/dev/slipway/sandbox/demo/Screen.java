package dev.slipway.sandbox.demo;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/// Lines for people, at most 80 columns where words allow it. Safe for several threads.
final class Screen {
  private static final int WIDTH = 80;

  private final PrintWriter out;
  private final boolean coloured;

  /// What a line is, shown by colour where there is any.
  enum Tone {
    PLAIN(""),
    GOOD("\033[32m"),
    BAD("\033[31m"),
    NOTE("\033[33m"),
    QUIET("\033[2m");

    private final String start;

    Tone(String start) {
      this.start = start;
    }
  }

  Screen(PrintWriter out, boolean coloured) {
    this.out = out;
    this.coloured = coloured;
  }

  /// With colours where a person looks and has not said otherwise (`NO_COLOR`).
  static Screen of(PrintWriter out) {
    return new Screen(
        out,
        Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false)
            && System.getenv("NO_COLOR") == null
            && !"dumb".equals(System.getenv("TERM")));
  }

  void say(String line) {
    say("", line, Tone.PLAIN);
  }

  /// A command to copy: never broken into lines.
  synchronized void command(String command) {
    out.println("  " + command);
    out.flush();
  }

  /// @param head stands on the first line; what does not fit beside it goes under it
  synchronized void say(String head, String text, Tone tone) {
    StringBuilder line = new StringBuilder(head);
    boolean begun = false;
    for (String word : text.split(" ", -1)) {
      if (begun && line.length() + 1 + word.length() > WIDTH) {
        print(line, tone);
        line = new StringBuilder(" ".repeat(head.length()));
        begun = false;
      }
      line.append(begun ? " " : "").append(word);
      begun = true;
    }
    print(line, tone);
    out.flush();
  }

  private void print(CharSequence line, Tone tone) {
    out.println(coloured && tone != Tone.PLAIN ? tone.start + line + "\033[0m" : line.toString());
  }
}
