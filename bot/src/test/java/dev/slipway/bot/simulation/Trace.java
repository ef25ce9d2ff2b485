package dev.slipway.bot.simulation;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/// What happened, newest last; written out only when somebody reads it.
final class Trace {
  private record Line(long at, String what, List<Object> details) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%9.3f  ", at / 1000.0) + what.formatted(details.toArray());
    }
  }

  private final Deque<Line> lines = new ArrayDeque<>();
  private final int kept;

  Trace(int kept) {
    this.kept = kept;
  }

  void say(long at, String what, Object... details) {
    if (lines.size() == kept) {
      lines.removeFirst();
    }
    lines.addLast(new Line(at, what, Arrays.asList(details)));
  }

  List<String> lines() {
    return lines.stream().map(Line::toString).toList();
  }
}
