package dev.slipway.telemetry.otlp;

import dev.slipway.telemetry.span.Attribute;
import dev.slipway.telemetry.span.Lineage;
import dev.slipway.telemetry.span.Span;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.common.InstrumentationLibraryInfo;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.time.Instant;
import java.util.List;

/// One of our spans as the exporter wants it. Spans are not made by the library's tracer: it takes
/// ids by chance and times from a clock, and both are known here.
record EndedSpan(Span span, Resource resource) implements SpanData {
  private static final String NAME = "dev.slipway";

  /// One for all: the exporter groups spans by it.
  private static final InstrumentationScopeInfo SCOPE = InstrumentationScopeInfo.create(NAME);

  @Override
  public String getName() {
    return span.name();
  }

  @Override
  public SpanKind getKind() {
    return SpanKind.INTERNAL;
  }

  @Override
  public SpanContext getSpanContext() {
    return context(span.lineage().trace(), span.lineage().span());
  }

  @Override
  public SpanContext getParentSpanContext() {
    return span.lineage()
        .parent()
        .map(parent -> context(span.lineage().trace(), parent))
        .orElseGet(SpanContext::getInvalid);
  }

  private static SpanContext context(String trace, String span) {
    return SpanContext.create(trace, span, TraceFlags.getSampled(), TraceState.getDefault());
  }

  @Override
  public StatusData getStatus() {
    return span.failure()
        .map(failure -> StatusData.create(StatusCode.ERROR, failure))
        .orElseGet(StatusData::unset);
  }

  @Override
  public long getStartEpochNanos() {
    return nanos(span.start());
  }

  @Override
  public long getEndEpochNanos() {
    return nanos(span.end());
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }

  @Override
  public Attributes getAttributes() {
    AttributesBuilder attributes = Attributes.builder();
    span.attributes()
        .forEach((name, attribute) -> {
          switch (attribute) {
            case Attribute.Text(String value) -> attributes.put(name, value);
            case Attribute.Number(long value) -> attributes.put(name, value);
          }
        });
    return attributes.build();
  }

  @Override
  public List<EventData> getEvents() {
    return span.moments().stream()
        .map(moment -> EventData.create(nanos(moment.at()), moment.name(), Attributes.empty()))
        .toList();
  }

  @Override
  public List<LinkData> getLinks() {
    return span.links().stream()
        .map((Lineage link) -> LinkData.create(context(link.trace(), link.span())))
        .toList();
  }

  @Override
  public boolean hasEnded() {
    return true;
  }

  @Override
  public int getTotalRecordedEvents() {
    return span.moments().size();
  }

  @Override
  public int getTotalRecordedLinks() {
    return span.links().size();
  }

  @Override
  public int getTotalAttributeCount() {
    return span.attributes().size();
  }

  @Override
  @Deprecated
  public InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
    return InstrumentationLibraryInfo.create(NAME, null);
  }

  @Override
  public InstrumentationScopeInfo getInstrumentationScopeInfo() {
    return SCOPE;
  }

  @Override
  public Resource getResource() {
    return resource;
  }
}
