package dev.slipway.telemetry.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.telemetry.SpanSink.Answer;
import dev.slipway.telemetry.collector.CollectedSpan;
import dev.slipway.telemetry.collector.Collector;
import dev.slipway.telemetry.span.Attribute;
import dev.slipway.telemetry.span.Lineage;
import dev.slipway.telemetry.span.Span;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class OtlpSinkTest {
  private static final Instant START = Instant.parse("2026-11-28T14:00:00.123Z");
  private static final Lineage ROOT = Lineage.ofRequest("r-7k3mq2");
  private static final Span SPAN =
      new Span(
          ROOT.child("0 approval"),
          "approval",
          START,
          START.plusSeconds(90),
          new TreeMap<>(
              Map.of(
                  "slipway.service", new Attribute.Text("frontend"),
                  "slipway.weight", new Attribute.Number(25))),
          Optional.of("declined"),
          List.of(new Span.Moment(START.plusSeconds(9), "hold extended")),
          List.of(Lineage.ofRequest("r-other1")));

  @TempDir private Path folder = Path.of("");

  private OtlpSink sink(URI endpoint, Optional<Path> headers) throws IOException {
    return OtlpSink.open("slipway-bot", endpoint, headers, Duration.ofSeconds(5));
  }

  @Test
  void aSpanArrivesWithAllThatItSays() throws IOException {
    try (Collector collector = Collector.start();
        OtlpSink sink = sink(collector.endpoint(), Optional.empty())) {
      Answer answer = sink.send(List.of(SPAN));

      assertThat(answer).isEqualTo(new Answer.Taken());
      assertThat(collector.spans())
          .containsExactly(
              new CollectedSpan(
                  "slipway-bot",
                  ROOT.trace(),
                  ROOT.child("0 approval").span(),
                  ROOT.span(),
                  "approval",
                  START,
                  START.plusSeconds(90),
                  new TreeMap<>(Map.of("slipway.service", "frontend", "slipway.weight", "25")),
                  "declined",
                  List.of("hold extended"),
                  List.of(Lineage.ofRequest("r-other1").trace())));
    }
  }

  @Test
  void headersAreReadAnewForEachSending() throws IOException {
    Path file = Files.writeString(folder.resolve("headers"), "Authorization: Bearer one\n");
    try (Collector collector = Collector.start();
        OtlpSink sink = sink(collector.endpoint(), Optional.of(file))) {
      sink.send(List.of(SPAN));
      Files.writeString(file, "\nAuthorization:Bearer two\n");
      sink.send(List.of(SPAN));

      assertThat(collector.authorizations()).containsExactly("Bearer one", "Bearer two");
    }
  }

  @Test
  void aBrokenFileOfHeadersIsNamedWithoutWhatStandsInIt() throws IOException {
    Path file = Files.writeString(folder.resolve("headers"), "Authorization Bearer secret\n");

    assertThatThrownBy(() -> sink(URI.create("http://127.0.0.1:1"), Optional.of(file)))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ":1: expected \"NAME: VALUE\"");
  }

  @Test
  void whatIsAnsweredDecidesWhetherItIsTriedAgain() throws IOException {
    try (Collector collector = Collector.start();
        OtlpSink sink = sink(collector.endpoint(), Optional.empty())) {
      String address = collector.endpoint() + "/v1/traces";
      collector.answer(400);
      assertThat(sink.send(List.of(SPAN))).isEqualTo(new Answer.Refused(address + " answers 400"));
      collector.answer(401);
      assertThat(sink.send(List.of(SPAN)))
          .isEqualTo(new Answer.Unavailable(address + " answers 401"));
      collector.answer(503);
      assertThat(sink.send(List.of(SPAN)))
          .isEqualTo(new Answer.Unavailable(address + " answers 503"));
    }
  }

  @Test
  void aCollectorThatIsAwayIsUnavailable() throws IOException {
    URI gone;
    try (Collector collector = Collector.start()) {
      gone = collector.endpoint();
    }

    try (OtlpSink sink = sink(gone, Optional.empty())) {
      assertThat(sink.send(List.of(SPAN)))
          .isEqualTo(
              new Answer.Unavailable(gone + "/v1/traces cannot be reached: ConnectException"));
    }
  }
}
