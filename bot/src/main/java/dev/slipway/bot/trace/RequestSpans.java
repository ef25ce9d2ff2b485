package dev.slipway.bot.trace;

import dev.slipway.bot.audit.AuditEntry;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestState;
import dev.slipway.telemetry.span.Span;
import dev.slipway.telemetry.span.SpanSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The audit's entries as spans of requests. Of a request whose beginning was not read nothing is
/// told.
public final class RequestSpans implements SpanSource {
  private final RequestTrail trail;
  private Map<String, RequestTrace> open = Map.of();

  public RequestSpans(RequestTrail trail) {
    this.trail = trail;
  }

  @Override
  public long newest() {
    return trail.newest();
  }

  /// What is open is replaced at the end, so that a reading that fails leaves it as it was.
  @Override
  public Page read(long after, int limit) {
    Map<String, RequestTrace> next = new LinkedHashMap<>(open);
    List<Span> spans = new ArrayList<>();
    long through = after;
    for (AuditEntry entry : trail.entries(after, limit)) {
      spans.addAll(take(entry, next));
      through = entry.number();
    }
    open = next;
    return new Page(spans, through, resume(through));
  }

  private long resume(long through) {
    return open.values().stream().mapToLong(trace -> trace.number() - 1).min().orElse(through);
  }

  private List<Span> take(AuditEntry entry, Map<String, RequestTrace> traces) {
    String id = entry.about();
    if (!RequestId.isValid(id)) {
      return List.of();
    }
    RequestTrace trace = traces.get(id);
    if (trace == null) {
      begin(entry).ifPresent(begun -> traces.put(id, begun));
      return List.of();
    }
    if (entry.what().equals("end")) {
      traces.remove(id);
      return trace.end(request(id), entry.at());
    }
    RequestTrace.Next next = trace.on(entry.what(), entry.at());
    traces.put(id, next.trace());
    return next.ended();
  }

  private Optional<RequestTrace> begin(AuditEntry entry) {
    return entry.what().equals("request")
        ? request(entry.about()).map(state -> RequestTrace.begin(entry.number(), state.ask()))
        : Optional.empty();
  }

  private Optional<RequestState> request(String id) {
    return trail.request(new RequestId(id));
  }
}
