package dev.slipway.telemetry;

import dev.slipway.telemetry.span.Lineage;
import dev.slipway.telemetry.span.Span;
import dev.slipway.telemetry.span.SpanSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;

/// A journal of which each position ends one span, named by it. Every tenth begins one that goes on
/// until the next tenth.
final class ScriptedSource implements SpanSource {
  private volatile long newest;
  private volatile boolean broken;

  ScriptedSource(long newest) {
    this.newest = newest;
  }

  void grow(long to) {
    newest = to;
  }

  void breaks(boolean now) {
    broken = now;
  }

  static Span span(long position) {
    Instant end = Instant.EPOCH.plusSeconds(position);
    return new Span(
        Lineage.ofRollout(Long.toString(position)),
        Long.toString(position),
        end.minusMillis(500),
        end,
        new TreeMap<>(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  @Override
  public long newest() {
    return newest;
  }

  @Override
  public Page read(long after, int limit) {
    if (broken) {
      throw new IllegalStateException("the disk is gone");
    }
    long through = Math.min(newest, after + limit);
    List<Span> spans =
        LongStream.rangeClosed(after + 1, through).mapToObj(ScriptedSource::span).toList();
    return new Page(spans, through, through - through % 10);
  }
}
