package dev.slipway.bot.message;

import dev.slipway.api.state.FindingStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Measured values beside their limits; those that break theirs stand first.
final class FindingsTable {
  private static final int LONGEST = 2_700;
  private static final int WIDEST = 36;

  private FindingsTable() {}

  /// One section's text; absent where nothing was measured.
  static Optional<String> of(List<FindingStatus> findings) {
    if (findings.isEmpty()) {
      return Optional.empty();
    }
    List<FindingStatus> rows =
        findings.stream().sorted(Comparator.comparing(FindingStatus::within)).toList();
    int criterion = width(rows, FindingStatus::criterion);
    int value = width(rows, FindingStatus::value);
    int limit = width(rows, FindingStatus::limit);
    StringBuilder table = new StringBuilder("Measured, beside its limit:\n```");
    int shown = 0;
    for (FindingStatus row : rows) {
      String line =
          Markup.cell(row.criterion(), criterion)
              + "  "
              + Markup.cell(row.value(), value)
              + "  "
              + Markup.cell(row.limit(), limit)
              + (row.within() ? "  within" : "  broken");
      if (table.length() + line.length() > LONGEST) {
        break;
      }
      table.append(shown == 0 ? "" : "\n").append(line);
      shown++;
    }
    String more = shown < rows.size() ? "\nand " + (rows.size() - shown) + " more" : "";
    return Optional.of(table + more + "```");
  }

  private static int width(List<FindingStatus> rows, Function<FindingStatus, String> column) {
    return rows.stream()
        .map(column)
        .mapToInt(String::length)
        .map(each -> Math.min(each, WIDEST))
        .max()
        .orElse(0);
  }
}
