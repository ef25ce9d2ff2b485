package dev.slipway.reconciler.router.haproxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What `show stat` answers: comma-separated values whose first line names the columns.
///
/// Columns are found by name, because each version of HAProxy adds some.
final class StatTable {
  private static final String HEADING = "# ";
  static final StatTable EMPTY = new StatTable(List.of());
  static final String BACKEND = "BACKEND";

  private final Map<String, List<Row>> byProxy;

  private StatTable(List<Row> rows) {
    byProxy = rows.stream().collect(Collectors.groupingBy(Row::proxy));
  }

  /// @param server or `BACKEND` for the sum of a proxy
  record Row(String proxy, String server, Map<String, String> cells) {
    Row {
      cells = Map.copyOf(cells);
    }

    String text(String column) {
      return cells.getOrDefault(column, "");
    }

    /// Zero where the cell is empty, as for what cannot occur.
    long number(String column) {
      String text = text(column);
      return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }
  }

  /// @throws IllegalArgumentException naming what is not such a table
  static StatTable parse(String answer) {
    List<String> lines = answer.lines().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty() || !lines.getFirst().startsWith(HEADING)) {
      throw new IllegalArgumentException("expected statistics, got: " + first(lines));
    }
    List<String> names = cells(lines.getFirst().substring(HEADING.length()));
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = cells(line);
      if (cells.size() < names.size()) {
        throw new IllegalArgumentException("a row of the statistics is cut short: " + line);
      }
      Map<String, String> byName = new HashMap<>();
      for (int i = 0; i < names.size(); i++) {
        byName.put(names.get(i), cells.get(i));
      }
      rows.add(
          new Row(byName.getOrDefault("pxname", ""), byName.getOrDefault("svname", ""), byName));
    }
    return new StatTable(rows);
  }

  /// Whether there is a proxy of that name.
  boolean has(String proxy) {
    return byProxy.containsKey(proxy);
  }

  /// The servers of a proxy, in its order.
  List<Row> servers(String proxy) {
    return byProxy.getOrDefault(proxy, List.of()).stream()
        .filter(row -> !row.server().equals(BACKEND))
        .toList();
  }

  Optional<Row> row(String proxy, String server) {
    return byProxy.getOrDefault(proxy, List.of()).stream()
        .filter(row -> row.server().equals(server))
        .findFirst();
  }

  private static String first(List<String> lines) {
    return lines.isEmpty() ? "nothing" : lines.getFirst();
  }

  /// Cells that HAProxy puts in quotes hold descriptions only; their commas do not split.
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char character = line.charAt(i);
      if (character == '"') {
        quoted = !quoted;
      } else if (character == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(character);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
