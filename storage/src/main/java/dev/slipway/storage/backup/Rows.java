package dev.slipway.storage.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Rows of a table as lines of JSON. Journals have texts, whole numbers and nothing else.
final class Rows {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Rows() {}

  static byte[] line(ResultSet row) throws SQLException, IOException {
    ResultSetMetaData columns = row.getMetaData();
    ObjectNode object = JSON.createObjectNode();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      object.set(columns.getColumnName(i), value(columns.getColumnName(i), row.getObject(i)));
    }
    return JSON.writeValueAsBytes(object);
  }

  private static JsonNode value(String column, @Nullable Object value) {
    return switch (value) {
      case null -> JsonNodeFactory.instance.nullNode();
      case String text -> JsonNodeFactory.instance.textNode(text);
      case Integer number -> JsonNodeFactory.instance.numberNode(number);
      case Long number -> JsonNodeFactory.instance.numberNode(number);
      default ->
          throw new IllegalStateException(
              "backups know no %s as in the column %s"
                  .formatted(value.getClass().getSimpleName(), column));
    };
  }

  /// Sets a statement's parameters, one for each column in their order.
  ///
  /// @throws IOException when the line is no row of such a table
  static void bind(PreparedStatement statement, List<Column> columns, String line)
      throws SQLException, IOException {
    JsonNode row = JSON.readTree(line);
    Set<String> names = new TreeSet<>();
    row.fieldNames().forEachRemaining(names::add);
    Set<String> wanted = new TreeSet<>();
    columns.forEach(column -> wanted.add(column.name()));
    if (!names.equals(wanted)) {
      throw new IOException("it has the columns %s instead of %s".formatted(names, wanted));
    }
    for (int i = 0; i < columns.size(); i++) {
      bind(statement, i + 1, columns.get(i), row.path(columns.get(i).name()));
    }
  }

  private static void bind(PreparedStatement statement, int place, Column column, JsonNode value)
      throws SQLException, IOException {
    if (value.isNull()) {
      statement.setNull(place, column.type());
    } else if (value.isTextual()) {
      statement.setString(place, value.textValue());
    } else if (value.isIntegralNumber() && value.canConvertToLong()) {
      statement.setLong(place, value.longValue());
    } else {
      throw new IOException("its %s is neither text nor whole number".formatted(column.name()));
    }
  }

  /// @param type as `java.sql.Types` names it
  record Column(String name, int type) {
    static List<Column> of(ResultSetMetaData table) throws SQLException {
      List<Column> columns = new ArrayList<>();
      for (int i = 1; i <= table.getColumnCount(); i++) {
        columns.add(new Column(table.getColumnName(i), table.getColumnType(i)));
      }
      return columns;
    }
  }
}
