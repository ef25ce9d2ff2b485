package dev.slipway.reconciler.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.loop.Operation;
import dev.slipway.reconciler.trace.RolloutSpans;
import dev.slipway.telemetry.span.Attribute;
import dev.slipway.telemetry.span.Lineage;
import dev.slipway.telemetry.span.Span;
import dev.slipway.telemetry.span.SpanSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Rollouts as traces, read off what the real loop journals.
class TracesTest {
  private static final ServiceKey KEY = new ServiceKey("production", "frontend");

  private final Plot plot = new Plot(KEY);

  private static List<Span> spans(Town town, long after) {
    return new RolloutSpans(town.journal).read(after, 1_000).spans();
  }

  /// Name, what is particular to it, and what went wrong.
  private static String line(Span span) {
    String particular =
        span.attributes().entrySet().stream()
            .filter(each ->
                List.of("weight", "step", "verdict", "cause", "outcome")
                    .contains(each.getKey().replace("slipway.", "")))
            .map(each -> each.getKey().replace("slipway.", "") + "=" + value(each.getValue()))
            .collect(Collectors.joining(" "));
    return (span.name() + " " + particular).strip()
        + span.failure().map(" failed: "::concat).orElse("");
  }

  private static String value(Attribute attribute) {
    return switch (attribute) {
      case Attribute.Text(String value) -> value;
      case Attribute.Number(long value) -> Long.toString(value);
    };
  }

  @Test
  void aClimbIsOneSpanForEachStageInTheTraceOfItsRequest() {
    Town town = Town.proven(plot);
    long before = town.journal.newest();
    town.push(plot.asked("r-7k3mq2", "2.0.0"));
    town.settle();

    List<Span> spans = spans(town, before);

    assertThat(spans.stream().map(TracesTest::line))
        .containsExactly(
            "start candidate",
            "raise weight weight=5",
            "step step=1 verdict=pass weight=5",
            "raise weight weight=25",
            "step step=2 verdict=pass weight=25",
            "raise weight weight=50",
            "step step=3 verdict=pass weight=50",
            "raise weight weight=100",
            "watch",
            "rollout frontend production outcome=proven");
    Lineage root = Lineage.ofRequest("r-7k3mq2");
    Span rollout = spans.getLast();
    assertThat(rollout.lineage().trace()).isEqualTo(root.trace());
    assertThat(rollout.lineage().parent()).contains(root.span());
    assertThat(spans.subList(0, spans.size() - 1))
        .allMatch(span -> span.lineage().parent().equals(Optional.of(rollout.lineage().span())))
        .doesNotHaveDuplicates();
    assertThat(spans).extracting(Span::lineage).doesNotHaveDuplicates();
    assertThat(spans.getFirst().start()).isEqualTo(rollout.start());
    assertThat(spans.get(spans.size() - 2).end()).isEqualTo(rollout.end());
  }

  @Test
  void aRolloutThatIsTakenBackSaysWhichValueBrokeWhichLimit() {
    Town town = Town.proven(plot);
    long before = town.journal.newest();
    town.push(plot.version("2.0.0"));
    town.until(() -> town.isHolding(KEY, 0));
    town.crowd.fails(town.candidate(KEY).hash());
    town.settle();

    List<Span> spans = spans(town, before);

    String broken = " failed: error-rate 100 % (at most 5 %)";
    assertThat(spans.stream().map(TracesTest::line))
        .containsExactly(
            "start candidate",
            "raise weight weight=5",
            "step cause=analysis-failed step=1 weight=5" + broken,
            "take back",
            "rollout frontend production cause=analysis-failed outcome=rolled-back" + broken,
            "write back outcome=skipped");
    assertThat(spans)
        .extracting(span -> span.lineage().trace())
        .containsOnly(spans.get(4).lineage().trace());
    assertThat(spans.get(4).lineage().parent()).isEmpty();
    assertThat(spans.getLast().start()).isEqualTo(spans.get(4).end());
  }

  @Test
  void whatAPersonOrdersIsInItWithoutTheirName() {
    Town town = Town.proven(plot);
    long before = town.journal.newest();
    town.push(plot.version("2.0.0"));
    town.until(() -> town.isHolding(KEY, 0));
    town.askAs("grace", Operation.Kind.PAUSE, KEY, Optional.empty());
    town.pass(5);
    town.askAs("grace", Operation.Kind.RESUME, KEY, Optional.empty());
    town.pass(2);
    town.askAs("grace", Operation.Kind.ABORT, KEY, Optional.empty());
    town.settle();

    List<Span> spans = spans(town, before);

    assertThat(spans.stream().map(TracesTest::line))
        .startsWith(
            "start candidate",
            "raise weight weight=5",
            "step step=1 weight=5",
            "pause cause=by-person weight=5",
            "step cause=aborted step=1 weight=5 failed: aborted",
            "take back",
            "rollout frontend production cause=aborted outcome=rolled-back failed: aborted");
    assertThat(spans.toString()).doesNotContain("grace");
  }

  @Test
  void aReaderThatRemembersNothingResumesWhereItKnowsEverything() {
    Town town = Town.proven(plot);
    town.push(plot.version("2.0.0"));
    town.until(() -> town.isHolding(KEY, 1));
    RolloutSpans first = new RolloutSpans(town.journal);
    SpanSource.Page page = first.read(0, 1_000);
    RolloutSpans second = new RolloutSpans(town.journal);
    var _ = second.read(page.resume(), (int) (page.through() - page.resume()));
    town.settle();

    assertThat(page.resume()).isLessThan(page.through());
    assertThat(second.read(page.through(), 1_000)).isEqualTo(first.read(page.through(), 1_000));
  }
}
