package dev.slipway.sandbox.monitoring;

import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.json.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the boards' panels ask Prometheus.
public final class Panels {
  private Panels() {}

  /// One query of a panel, with `All` for the board's variables.
  ///
  /// @param name for people: `Deployments: Blocks now`
  public record Query(String name, String expression) {}

  /// All of all boards.
  public static List<Query> queries() throws IOException {
    List<Query> queries = new ArrayList<>();
    for (Path file : MonitoringFiles.in("grafana/dashboards")) {
      JsonObject board = board(file);
      for (JsonObject panel : board.objects("panels")) {
        String name = board.textOr("title", "") + ": " + panel.textOr("title", "");
        panel
            .objects("targets")
            .forEach(target ->
                queries.add(
                    new Query(name, target.textOr("expr", "").replace("$environment", ".*"))));
      }
    }
    return queries;
  }

  private static JsonObject board(Path file) throws IOException {
    try {
      return JsonObject.parse(Files.readString(file));
    } catch (MalformedJsonException e) {
      throw new IOException(file + " is no JSON: " + e.getMessage(), e);
    }
  }
}
