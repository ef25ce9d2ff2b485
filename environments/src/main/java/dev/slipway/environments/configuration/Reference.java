package dev.slipway.environments.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects what is declared of every key, as the tables of a document.
public final class Reference {
  private final Map<String, Row> rows;
  private final String condition;

  public Reference() {
    this(new LinkedHashMap<>(), "");
  }

  private Reference(Map<String, Row> rows, String condition) {
    this.rows = rows;
    this.condition = condition;
  }

  /// For keys that are there only where another has a certain value.
  ///
  /// @param other `kind: process`
  public Reference when(String other) {
    return new Reference(rows, "with `" + other + "`: ");
  }

  /// For keys that are there with every value of the other.
  public Reference always() {
    return new Reference(rows, "");
  }

  public void add(String path, Type<?> type, String fallback, String meaning) {
    String unit = type.unit().isEmpty() ? "" : " (" + type.unit() + ")";
    add(path, type.name() + unit, fallback, meaning);
  }

  /// Told twice, the first time counts: a reading may be asked often.
  public void add(String path, String type, String fallback, String meaning) {
    rows.putIfAbsent(path + " " + condition, new Row(path, type, fallback, condition + meaning));
  }

  /// One table for each mapping, in the order in which they were declared.
  public String markdown() {
    Map<String, List<Row>> tables = new LinkedHashMap<>();
    rows.values()
        .forEach(row -> tables.computeIfAbsent(row.table(), _ -> new ArrayList<>()).add(row));
    StringBuilder text = new StringBuilder();
    tables.forEach((name, content) -> {
      text.append("\n## ").append(name.isEmpty() ? "Top level" : "`" + name + "`");
      text.append("\n\n| Key | Type (units) | Default | Meaning |\n|---|---|---|---|\n");
      content.forEach(row -> text.append(row.line()));
    });
    return text.toString();
  }

  private record Row(String path, String type, String fallback, String meaning) {
    String table() {
      int dot = path.lastIndexOf('.');
      return dot < 0 ? "" : path.substring(0, dot);
    }

    String line() {
      String key = path.substring(path.lastIndexOf('.') + 1);
      return "| `%s` | %s | %s | %s |\n".formatted(key, type, fallback, meaning);
    }
  }
}
