package dev.slipway.bot.journal.sql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What was made of rows at the last reading, kept for the next one as long as the rows are the
/// same: a row is asked for its version, which is cheap, and read only when that is another. Holds
/// what the last reading found, no more. For several threads.
final class Kept<T> {
  private volatile Map<Row, T> last = Map.of();

  /// A row as it was, which nothing changes without changing a version.
  ///
  /// @param version its own
  /// @param other of a row that what is made of it depends on too; 0 where there is none
  record Row(String id, long version, long other) {}

  /// @param rows those wanted now, in this order
  /// @param reader called for those that are new or another version
  List<T> read(List<Row> rows, Function<Row, T> reader) {
    Map<Row, T> before = last;
    Map<Row, T> now = new LinkedHashMap<>();
    for (Row row : rows) {
      T known = before.get(row);
      now.put(row, known == null ? reader.apply(row) : known);
    }
    last = now;
    return List.copyOf(now.values());
  }
}
