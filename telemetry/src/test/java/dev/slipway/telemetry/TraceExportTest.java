package dev.slipway.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.telemetry.collector.CollectedSpan;
import dev.slipway.telemetry.collector.Collector;
import dev.slipway.telemetry.otlp.OtlpSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class TraceExportTest {
  private static final Waits SHORT = new Waits(Duration.ofMillis(5), Duration.ofMillis(20));
  private static final Duration BOUND = Duration.ofSeconds(60);

  @TempDir private Path folder = Path.of("");
  private Collector collector = listening();
  private final ScriptedSource source = new ScriptedSource(0);

  private static Collector listening() {
    try {
      return Collector.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void close() {
    collector.close();
  }

  private TraceExport export(URI endpoint) throws IOException {
    return TraceExport.start(
        source,
        OtlpSink.open("slipway-test", endpoint, Optional.empty(), Duration.ofSeconds(2)),
        folder.resolve("traces"),
        SHORT);
  }

  private void isTold(long from, long to) {
    await()
        .atMost(BOUND)
        .untilAsserted(() -> assertThat(names()).containsExactlyElementsOf(positions(from, to)));
  }

  private List<String> names() {
    return collector.spans().stream().map(CollectedSpan::name).toList();
  }

  private static List<String> positions(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(Long::toString).toList();
  }

  private String bookmark() throws IOException {
    return Files.readString(folder.resolve("traces")).strip();
  }

  @Test
  void whatIsRecordedIsToldInOrder() throws IOException {
    try (TraceExport export = export(collector.endpoint())) {
      source.grow(1_234);
      export.hint();

      isTold(1, 1_234);
      await().atMost(BOUND).until(() -> bookmark().equals("1230 1234"));
      assertThat(export.counts().exported()).isEqualTo(1_234);
      assertThat(export.counts().dropped()).isZero();
    }
  }

  @Test
  void whatWasRecordedBeforeItWasSwitchedOnIsNotTold() throws IOException {
    source.grow(50);

    try (TraceExport export = export(collector.endpoint())) {
      await().atMost(BOUND).until(() -> Files.exists(folder.resolve("traces")));
      source.grow(52);
      export.hint();

      isTold(51, 52);
    }
  }

  @Test
  void aRestartGoesOnWhereItWasAndTellsNothingAgain() throws IOException {
    Files.writeString(folder.resolve("traces"), "10 27\n");
    source.grow(31);

    try (TraceExport _ = export(collector.endpoint())) {
      isTold(28, 31);
    }

    assertThat(bookmark()).isEqualTo("30 31");
  }

  @Test
  void aBookmarkOfAnotherJournalIsLaidAside() throws IOException {
    Files.writeString(folder.resolve("traces"), "900 999\n");
    source.grow(31);

    try (TraceExport export = export(collector.endpoint())) {
      await().atMost(BOUND).until(() -> bookmark().equals("31 31"));
      source.grow(32);
      export.hint();

      isTold(32, 32);
    }
  }

  @Test
  void aCollectorThatIsAwayLosesNothing() throws IOException {
    URI endpoint = collector.endpoint();
    collector.close();
    try (TraceExport export = export(endpoint)) {
      source.grow(450);
      export.hint();
      await().atMost(BOUND).until(() -> export.counts().later() > 400);

      collector = Collector.start(endpoint.getPort());

      isTold(1, 450);
      assertThat(export.counts().exported()).isEqualTo(450);
    }
  }

  @Test
  void aCollectorThatIsOverloadedIsAskedAgain() throws IOException {
    collector.answer(503);
    try (TraceExport export = export(collector.endpoint())) {
      source.grow(3);
      export.hint();
      await().atMost(BOUND).until(() -> export.counts().later() >= 6);

      collector.answer(200);

      isTold(1, 3);
    }
  }

  @Test
  void whatIsRefusedForGoodHoldsUpNothingBehindIt() throws IOException {
    collector.answer(400);
    try (TraceExport export = export(collector.endpoint())) {
      source.grow(3);
      export.hint();
      await().atMost(BOUND).until(() -> bookmark().equals("0 3"));

      collector.answer(200);
      source.grow(5);
      export.hint();

      isTold(4, 5);
      assertThat(export.counts().dropped()).isEqualTo(3);
    }
  }

  @Test
  void aCollectorThatHangsDelaysTheEndByAFewSecondsAndLosesNothing() throws IOException {
    collector.fallSilent();
    TraceExport export = export(collector.endpoint());
    source.grow(3);
    export.hint();
    await().atMost(BOUND).until(() -> !collector.authorizations().isEmpty());

    export.close();

    assertThat(bookmark()).isEqualTo("0 0");
    try (Collector other = Collector.start();
        TraceExport _ = export(other.endpoint())) {
      await().atMost(BOUND).until(() -> other.spans().size() == 3);
    }
  }

  @Test
  void whatIsRecordedJustBeforeTheEndIsTold() throws IOException {
    TraceExport export = export(collector.endpoint());
    await().atMost(BOUND).until(() -> Files.exists(folder.resolve("traces")));
    source.grow(7);

    export.close();

    isTold(1, 7);
  }

  @Test
  void aJournalThatCannotBeReadIsReadLater() throws IOException {
    source.breaks(true);
    try (TraceExport export = export(collector.endpoint())) {
      await().atMost(BOUND).until(() -> Files.exists(folder.resolve("traces")));
      source.grow(2);
      source.breaks(false);
      export.hint();

      isTold(1, 2);
    }
  }
}
