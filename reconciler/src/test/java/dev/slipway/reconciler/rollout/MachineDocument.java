package dev.slipway.reconciler.rollout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Reads `docs/rollout-machine.md`.
final class MachineDocument {
  private static final Path FILE = Path.of("..", "docs", "rollout-machine.md");

  private MachineDocument() {}

  static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Rows of the table of states: the first cell is the state, the last where it can go.
  static Set<String> ways() {
    Set<String> ways = new TreeSet<>();
    for (List<String> row : rows()) {
      String from = row.getFirst().replace("`", "");
      Arrays.stream(row.getLast().split(",", -1))
          .map(to -> to.replace("`", "").strip())
          .filter(to -> !to.isEmpty() && !to.equals("(ended)"))
          .forEach(to -> ways.add(from + " -> " + to));
    }
    return ways;
  }

  /// The table that begins with `| State |`.
  static List<List<String>> rows() {
    return text()
        .lines()
        .dropWhile(line -> !line.startsWith("| State |"))
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .map(line -> Arrays.stream(line.substring(1).split("\\|", -1)).map(String::strip).toList())
        .map(cells -> cells.subList(0, cells.size() - 1))
        .toList();
  }
}
