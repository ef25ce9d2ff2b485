package dev.slipway.telemetry.otlp;

import dev.slipway.telemetry.SpanSink;
import dev.slipway.telemetry.span.Span;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.internal.FailedExportException.HttpExportException;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A collector by OTLP: protobuf over HTTP, to `/v1/traces` behind the configured address.
public final class OtlpSink implements SpanSink {
  /// Where the library complains, with what the collector has answered; we say it in our words.
  private static final Logger LIBRARY = Logger.getLogger("io.opentelemetry");

  /// Says that the spans are bad, and not the moment, the address or the token.
  private static final Set<Integer> NEVER = Set.of(400, 413, 415, 422);

  private final URI address;
  private final Optional<HeaderFile> file;
  private final Duration deadline;
  private final Resource resource;
  private final OtlpHttpSpanExporter exporter;
  private volatile Map<String, String> headers = Map.of();

  /// @param program as the collector knows this service: `slipway-bot`
  /// @param endpoint the collector's address, without `/v1/traces`
  /// @param headers file with headers, a line each
  /// @param deadline of one sending
  /// @throws IOException with one sentence for people, when the headers cannot be read
  public static OtlpSink open(
      String program, URI endpoint, Optional<Path> headers, Duration deadline) throws IOException {
    OtlpSink sink = new OtlpSink(program, endpoint, headers.map(HeaderFile::new), deadline);
    sink.readHeaders();
    return sink;
  }

  private OtlpSink(String program, URI endpoint, Optional<HeaderFile> file, Duration deadline) {
    LIBRARY.setLevel(Level.OFF);
    this.file = file;
    this.deadline = deadline;
    this.resource = Resource.create(Attributes.builder().put("service.name", program).build());
    this.address = traces(endpoint);
    this.exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(address.toString())
            .setHeaders(() -> headers)
            .setTimeout(deadline)
            .setConnectTimeout(deadline)
            .setCompression("gzip")
            // Whoever sends tries again, from the journal.
            .setRetryPolicy(null)
            .build();
  }

  private static URI traces(URI endpoint) {
    String base = endpoint.toString();
    return URI.create(base.endsWith("/") ? base + "v1/traces" : base + "/v1/traces");
  }

  private void readHeaders() throws IOException {
    if (file.isPresent()) {
      headers = file.get().read();
    }
  }

  @Override
  public Answer send(List<Span> spans) {
    try {
      readHeaders();
    } catch (IOException e) {
      return new Answer.Unavailable("the headers cannot be read: " + e.getMessage());
    }
    List<SpanData> told =
        spans.stream().<SpanData>map(span -> new EndedSpan(span, resource)).toList();
    CompletableResultCode result = exporter.export(told);
    result.join(deadline.plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
    if (!result.isDone()) {
      return new Answer.Unavailable(address + " did not answer within " + deadline);
    }
    return result.isSuccess() ? new Answer.Taken() : answer(result.getFailureThrowable());
  }

  /// Of what was answered only the status is told: a collector may repeat a header.
  private Answer answer(@Nullable Throwable failure) {
    if (failure instanceof HttpExportException failed && failed.getResponse() != null) {
      int status = failed.getResponse().getStatusCode();
      String reason = address + " answers " + status;
      return NEVER.contains(status) ? new Answer.Refused(reason) : new Answer.Unavailable(reason);
    }
    Throwable cause = failure == null || failure.getCause() == null ? failure : failure.getCause();
    return new Answer.Unavailable(
        address
            + " cannot be reached: "
            + (cause == null ? "no reason given" : cause.getClass().getSimpleName()));
  }

  @Override
  public void close() {
    var _ = exporter.shutdown().join(1, TimeUnit.SECONDS);
  }
}
