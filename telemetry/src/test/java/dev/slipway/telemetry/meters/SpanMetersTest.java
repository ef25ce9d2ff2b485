package dev.slipway.telemetry.meters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.telemetry.SpanCounts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SpanMetersTest {
  @Test
  void everyOutcomeStandsAtZeroFromTheStartAndInTheDocument() throws IOException {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();

    new SpanMeters(new SpanCounts()).bindTo(registry);

    assertThat(registry.get("slipway.spans").functionCounters())
        .extracting(counter -> counter.getId().getTag("outcome"))
        .containsExactlyInAnyOrder("exported", "later", "dropped");
    assertThat(Files.readString(Path.of("..", "docs", "metrics.md")))
        .contains("| `slipway_spans_total` | outcome |")
        .contains("`exported`", "`later`", "`dropped`");
  }
}
