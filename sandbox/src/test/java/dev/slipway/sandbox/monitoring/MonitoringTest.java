package dev.slipway.sandbox.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.slack.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Rules and boards beside docs/metrics.md, which tests of the services hold against what they
/// really serve.
final class MonitoringTest {
  private static final Pattern METRIC = Pattern.compile("\\b(slipway_[a-z0-9_]+)");
  private static final Pattern RECORDED = Pattern.compile("\\b(slipway:[a-z0-9_:]+)");
  private static final Pattern RECORD = Pattern.compile("(?m)record: (\\S+)$");
  private static final Pattern ALERT = Pattern.compile("(?m)alert: (\\S+)$");
  private static final Pattern TESTED = Pattern.compile("alertname: (\\w+)");
  private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(slipway_[a-z0-9_]+)");

  /// The options that Grafana's schema wants of each kind of panel; see decision 0241.
  private static final Map<String, Set<String>> OPTIONS =
      Map.of(
          "stat",
          Set.of(
              "reduceOptions",
              "graphMode",
              "colorMode",
              "justifyMode",
              "textMode",
              "wideLayout",
              "showPercentChange",
              "percentChangeColorMode",
              "orientation"),
          "timeseries",
          Set.of("legend", "tooltip"),
          "table",
          Set.of("showHeader", "frameIndex"));

  @Test
  void everyMetricThatRulesAndBoardsNameIsServed() throws IOException {
    Path document = MonitoringFiles.HOME.resolve("docs").resolve("metrics.md");
    Set<String> served = MonitoringFiles.found(DOCUMENTED, document);
    SortedSet<String> named = named(METRIC);

    assertThat(named).hasSizeGreaterThan(15);
    named.removeIf(name -> served.contains(name) || served.contains(family(name)));
    assertThat(named).isEmpty();
  }

  private static SortedSet<String> named(Pattern pattern) throws IOException {
    SortedSet<String> named = new TreeSet<>();
    for (String folder : List.of("rules", "tests", "grafana/dashboards")) {
      for (Path file : MonitoringFiles.in(folder)) {
        named.addAll(MonitoringFiles.found(pattern, file));
      }
    }
    return named;
  }

  private static String family(String name) {
    return name.replaceFirst("_(count|sum)$", "");
  }

  @Test
  void everyRecordedSeriesThatIsNamedIsRecorded() throws IOException {
    Path rules = MonitoringFiles.MONITORING.resolve("rules").resolve("numbers.yml");
    assertThat(MonitoringFiles.found(RECORD, rules)).containsAll(named(RECORDED)).isNotEmpty();
  }

  @Test
  void everyAlertHasATestAndARunbookAndEveryRunbookAnAlert() throws IOException {
    SortedSet<String> alerts = MonitoringFiles.found(ALERT, MonitoringFiles.ALERTS);
    assertThat(alerts).isNotEmpty();
    assertThat(
            MonitoringFiles.found(
                TESTED, MonitoringFiles.MONITORING.resolve("tests").resolve("alerts.yml")))
        .isEqualTo(alerts);

    SortedSet<String> runbooks = new TreeSet<>();
    for (Path file : MonitoringFiles.in("../docs/runbooks")) {
      runbooks.add(file.getFileName().toString().replace(".md", ""));
    }
    assertThat(runbooks).isEqualTo(alerts);
    assertThat(
            MonitoringFiles.found(
                Pattern.compile("runbook_url: docs/runbooks/(\\w+)\\.md"), MonitoringFiles.ALERTS))
        .isEqualTo(alerts);
  }

  @Test
  void boardsHaveNamesOfTheirOwnAndPanelsThatAskAndDoNotOverlap() throws Exception {
    Set<String> ids = new HashSet<>();
    for (Path file : MonitoringFiles.in("grafana/dashboards")) {
      JsonObject board = JsonObject.parse(Files.readString(file));
      String id = board.text("uid").orElseThrow();
      assertThat(file.getFileName()).hasToString(id + ".json");
      assertThat(ids.add(id)).isTrue();
      assertThat(board.text("title")).isPresent();
      panels(board);
    }
    assertThat(ids).hasSize(4);
  }

  private static void panels(JsonObject board) {
    Set<Integer> cells = new HashSet<>();
    List<JsonObject> panels = board.objects("panels");
    assertThat(panels).isNotEmpty();
    for (JsonObject panel : panels) {
      String title = panel.text("title").orElseThrow();
      assertThat(panel.text("description")).as(title).isPresent();
      List<String> asked = new ArrayList<>();
      panel
          .objects("targets")
          .forEach(target -> asked.addAll(target.text("expr").stream().toList()));
      assertThat(asked).as(title).isNotEmpty();
      assertThat(panel.object("options").orElseThrow().keys())
          .as(title)
          .isEqualTo(OPTIONS.get(panel.text("type").orElseThrow()));
      JsonObject place = panel.object("gridPos").orElseThrow();
      for (int x = number(place, "x"); x < number(place, "x") + number(place, "w"); x++) {
        for (int y = number(place, "y"); y < number(place, "y") + number(place, "h"); y++) {
          assertThat(x).as(title).isLessThan(24);
          assertThat(cells.add(y * 24 + x)).as(title).isTrue();
        }
      }
    }
  }

  private static int number(JsonObject place, String name) {
    return place.number(name).orElseThrow().intValue();
  }
}
