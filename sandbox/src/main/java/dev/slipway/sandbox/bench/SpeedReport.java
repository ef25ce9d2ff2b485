package dev.slipway.sandbox.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.api.json.ContractJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What was measured, where: for people a table, for programs one JSON object.
///
/// @param machine it says little without it
public record SpeedReport(Machine machine, List<Figure> figures) {
  private static final String LEFT = "-";
  private static final String RIGHT = "-:";

  public SpeedReport {
    figures = List.copyOf(figures);
  }

  /// In Markdown, which also reads well on a terminal.
  public List<String> table() {
    List<List<String>> rows =
        new ArrayList<>(
            List.of(
                List.of("What", "Runs", "Median", "Least", "Most", "Aim", ""),
                List.of(LEFT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, LEFT)));
    figures.forEach(figure -> rows.add(row(figure)));
    return rows.stream().map(row -> line(row, rows)).toList();
  }

  private static List<String> row(Figure figure) {
    return List.of(
        figure.what(),
        Integer.toString(figure.runs().size()),
        value(figure.median(), figure.unit()),
        value(figure.least(), figure.unit()),
        value(figure.most(), figure.unit()),
        figure.aim().map(aim -> text(aim, figure.unit())).orElse(""),
        figure.aim().map(aim -> aim.isMetBy(figure.median()) ? "met" : "missed").orElse(""));
  }

  private static String text(Figure.Aim aim, String unit) {
    return (aim.reached() ? "at most " : "under ") + plain(aim.limit()) + unit(unit);
  }

  private static String line(List<String> row, List<List<String>> rows) {
    StringBuilder line = new StringBuilder("|");
    for (int column = 0; column < row.size(); column++) {
      int at = column;
      int width = rows.stream().mapToInt(each -> each.get(at).length()).max().orElse(0);
      String cell = row.get(column);
      line.append(
          switch (cell) {
            case LEFT -> "-".repeat(width + 2);
            case RIGHT -> "-".repeat(width + 1) + ":";
            default -> " " + pad(cell, width, rows.get(1).get(column).equals(LEFT)) + " ";
          });
      line.append('|');
    }
    return line.toString();
  }

  private static String pad(String cell, int width, boolean left) {
    String filling = " ".repeat(width - cell.length());
    return left ? cell + filling : filling + cell;
  }

  private static String value(double value, String unit) {
    String digits =
        value == Math.rint(value) && unit.isEmpty()
            ? plain(value)
            : String.format(
                Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    return digits + unit(unit);
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }

  private static String unit(String unit) {
    return unit.isEmpty() ? "" : " " + unit;
  }

  /// One line.
  public String json() {
    ObjectMapper mapper = ContractJson.newMapper();
    ObjectNode json = mapper.createObjectNode();
    machine.lines().forEach(json.putObject("machine")::put);
    ArrayNode array = json.putArray("figures");
    for (Figure figure : figures) {
      ObjectNode node = array.addObject();
      node.put("name", figure.name()).put("what", figure.what()).put("unit", figure.unit());
      node.put("median", figure.median());
      figure.runs().forEach(node.putArray("runs")::add);
      Optional<Figure.Aim> aim = figure.aim();
      aim.ifPresent(wanted ->
          node.put("aim", text(wanted, figure.unit())).put("met", wanted.isMetBy(figure.median())));
    }
    return json.toString();
  }
}
