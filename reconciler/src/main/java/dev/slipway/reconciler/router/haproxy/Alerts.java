package dev.slipway.reconciler.router.haproxy;

import dev.slipway.reconciler.detached.DetachedProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What HAProxy complained of, as one clause for people.
final class Alerts {
  private Alerts() {}

  /// The first complaint: what follows is mostly of its making.
  ///
  /// @param since length of the log before
  static String of(Path log, long since) {
    return first(log, since, false);
  }

  /// The newest one.
  static String last(Path log, long since) {
    return first(log, since, true);
  }

  private static String first(Path log, long since, boolean newest) {
    try {
      List<String> lines = DetachedProcess.said(log, since);
      return (newest ? lines.reversed() : lines)
          .stream()
              .filter(line -> line.startsWith("[ALERT]"))
              .map(line -> line.replaceFirst("^\\[ALERT]\\s+\\([0-9]+\\) : ", ""))
              .findFirst()
              .or(() -> lines.reversed().stream().findFirst())
              .orElse("it said nothing, see " + log);
    } catch (IOException e) {
      return "its log cannot be read: " + e;
    }
  }
}
