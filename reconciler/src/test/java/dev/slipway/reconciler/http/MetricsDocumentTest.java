package dev.slipway.reconciler.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.reconciler.rollout.RolloutState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// docs/metrics.md beside a registry that runs.
class MetricsDocumentTest {
  private static final Pattern NAME =
      Pattern.compile("^\\| `(slipway_[a-z_]+)`", Pattern.MULTILINE);
  private static final Pattern FAMILY =
      Pattern.compile("^# TYPE (slipway_[a-z_]+) ", Pattern.MULTILINE);

  @Test
  void everyMetricThatIsServedStandsInTheDocument(@TempDir Path folder) throws Exception {
    try (RunningApi api = new RunningApi(folder, Optional.empty())) {
      api.publish("frontend", "1.0.0");
      api.commit(Desired.frontend("staging", "1.0.0"));
      await()
          .until(() ->
              api.journal.rollouts(Desired.FRONTEND, 1).stream()
                  .anyMatch(history -> history.state() instanceof RolloutState.Ended));

      String served = api.send(api.request("/metrics")).body();

      assertThat(documented()).containsAll(families(served));
      assertThat(families(served)).hasSizeGreaterThan(9);
    }
  }

  private static Set<String> families(String served) {
    return FAMILY
        .matcher(served)
        .results()
        .map(found -> found.group(1))
        .filter(name -> !name.endsWith("_max"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> documented() throws IOException {
    Path document = Path.of(System.getProperty("slipway.home", ".."), "docs", "metrics.md");
    return NAME.matcher(Files.readString(document))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
