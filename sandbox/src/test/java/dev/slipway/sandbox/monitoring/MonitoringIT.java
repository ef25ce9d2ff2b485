package dev.slipway.sandbox.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.processes.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What Prometheus' and Alertmanager's own tools say.
@ExtendWith(InstalledMonitoring.class)
final class MonitoringIT {
  @TempDir private Path folder;

  private List<Path> rules = List.of();

  @BeforeEach
  void find() throws IOException {
    rules = MonitoringFiles.in("rules");
  }

  private String tool(String... arguments) throws IOException {
    return Shell.run(MonitoringFiles.MONITORING, List.of(arguments));
  }

  @Test
  void rulesAreValid() throws IOException {
    List<String> command = new ArrayList<>(List.of("promtool", "check", "rules", "--lint=all"));
    rules.forEach(file -> command.add(file.toString()));

    assertThat(Shell.run(MonitoringFiles.MONITORING, command)).doesNotContain("FAILED");
    assertThat(rules).hasSize(2);
  }

  @Test
  void alertsFireWhenTheyShouldAndNotBefore() throws IOException {
    assertThat(tool("promtool", "test", "rules", "tests/alerts.yml")).contains("SUCCESS");
  }

  /// The tool wants the token's file to be there.
  @Test
  void prometheusTakesItsConfiguration() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "not-a-real-one");
    Path copy = folder.resolve("prometheus.yml");
    Files.writeString(
        copy,
        Files.readString(MonitoringFiles.MONITORING.resolve("prometheus.yml"))
            .replace("/run/slipway/api/token", token.toString())
            .replace("rules/*.yml", MonitoringFiles.MONITORING.resolve("rules") + "/*.yml"));

    assertThat(tool("promtool", "check", "config", copy.toString()))
        .contains("2 rule files found", "SUCCESS");
  }

  @Test
  void alertmanagerTakesItsConfiguration() throws IOException {
    assertThat(tool("amtool", "check-config", "alertmanager.yml")).contains("SUCCESS");
  }
}
