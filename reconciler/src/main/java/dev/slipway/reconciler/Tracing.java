package dev.slipway.reconciler;

import dev.slipway.environments.configuration.TracingConfiguration;
import dev.slipway.reconciler.configuration.Configuration;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.trace.RolloutSpans;
import dev.slipway.telemetry.TraceExport;
import dev.slipway.telemetry.Waits;
import dev.slipway.telemetry.otlp.OtlpSink;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// The export of traces; without an endpoint there is none, and nothing of it is loaded.
final class Tracing {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private Tracing() {}

  /// @throws IOException with one sentence for people
  static Optional<TraceExport> start(Configuration configuration, Journal journal)
      throws IOException {
    if (configuration.tracing().isEmpty()) {
      return Optional.empty();
    }
    TracingConfiguration given = configuration.tracing().get();
    return Optional.of(
        TraceExport.start(
            new RolloutSpans(journal),
            OtlpSink.open("slipway-reconciler", given.endpoint(), given.headers(), DEADLINE),
            configuration.state().resolve("traces"),
            Waits.USUAL));
  }
}
