package dev.slipway.bot;

import dev.slipway.bot.audit.AuditEntry;
import dev.slipway.bot.configuration.Configuration;
import dev.slipway.bot.journal.sql.SqlJournal;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.trace.RequestSpans;
import dev.slipway.bot.trace.RequestTrail;
import dev.slipway.environments.configuration.TracingConfiguration;
import dev.slipway.telemetry.TraceExport;
import dev.slipway.telemetry.Waits;
import dev.slipway.telemetry.otlp.OtlpSink;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The export of traces; without an endpoint there is none, and nothing of it is loaded.
final class Tracing {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private Tracing() {}

  /// @throws IOException with one sentence for people
  static Optional<TraceExport> start(Configuration configuration, SqlJournal journal)
      throws IOException {
    if (configuration.tracing().isEmpty()) {
      return Optional.empty();
    }
    TracingConfiguration given = configuration.tracing().get();
    return Optional.of(
        TraceExport.start(
            new RequestSpans(new JournalTrail(journal)),
            OtlpSink.open("slipway-bot", given.endpoint(), given.headers(), DEADLINE),
            configuration.state().resolve("traces"),
            Waits.USUAL));
  }

  private record JournalTrail(SqlJournal journal) implements RequestTrail {
    @Override
    public long newest() {
      return journal.newestAudited();
    }

    @Override
    public List<AuditEntry> entries(long after, int limit) {
      return journal.audited(after, limit);
    }

    @Override
    public Optional<RequestState> request(RequestId id) {
      return journal.request(id);
    }
  }
}
