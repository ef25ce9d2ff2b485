package dev.slipway.telemetry.collector;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/// Listens on a port of its own and keeps what it was sent; can be told to refuse, or to answer
/// nothing.
public final class Collector implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<CollectedSpan> spans = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile int status = 200;
  private volatile boolean silent;

  private Collector(HttpServer server) {
    this.server = server;
  }

  public static Collector start() throws IOException {
    return start(0);
  }

  /// @param port where another one has listened
  public static Collector start(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
    Collector collector = new Collector(server);
    server.createContext("/v1/traces", collector::take);
    server.setExecutor(collector.threads);
    server.start();
    return collector;
  }

  /// What a service's configuration names.
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// From now on answers that, and keeps only what it answers 200 to.
  public void answer(int next) {
    status = next;
  }

  /// From now on answers nothing.
  public void fallSilent() {
    silent = true;
  }

  /// Each span once, as it came first.
  public List<CollectedSpan> spans() {
    return List.copyOf(spans);
  }

  public List<CollectedSpan> trace(String id) {
    return spans.stream().filter(span -> span.trace().equals(id)).toList();
  }

  /// What callers have shown, once for each call.
  public List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      ExportTraceServiceRequest request = read(exchange);
      authorizations.add(
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse(""));
      if (silent) {
        closing.await();
        return;
      }
      if (status == 200) {
        request.getResourceSpansList().forEach(this::keep);
      }
      exchange.sendResponseHeaders(status, -1);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static ExportTraceServiceRequest read(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream body =
        zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
      return ExportTraceServiceRequest.parseFrom(body);
    }
  }

  private void keep(ResourceSpans resource) {
    String program =
        attributes(resource.getResource().getAttributesList()).getOrDefault("service.name", "");
    for (ScopeSpans scope : resource.getScopeSpansList()) {
      for (Span span : scope.getSpansList()) {
        CollectedSpan collected = collected(program, span);
        if (!spans.contains(collected)) {
          spans.add(collected);
        }
      }
    }
  }

  private static CollectedSpan collected(String program, Span span) {
    boolean failed = span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR;
    return new CollectedSpan(
        program,
        hex(span.getTraceId()),
        hex(span.getSpanId()),
        hex(span.getParentSpanId()),
        span.getName(),
        instant(span.getStartTimeUnixNano()),
        instant(span.getEndTimeUnixNano()),
        attributes(span.getAttributesList()),
        failed ? span.getStatus().getMessage() : "",
        span.getEventsList().stream().map(Span.Event::getName).toList(),
        span.getLinksList().stream().map(link -> hex(link.getTraceId())).toList());
  }

  private static SortedMap<String, String> attributes(List<KeyValue> list) {
    SortedMap<String, String> attributes = new TreeMap<>();
    for (KeyValue each : list) {
      String value =
          each.getValue().hasIntValue()
              ? Long.toString(each.getValue().getIntValue())
              : each.getValue().getStringValue();
      attributes.put(each.getKey(), value);
    }
    return attributes;
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(nanos / 1_000_000_000L, nanos % 1_000_000_000L);
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.close();
  }
}
