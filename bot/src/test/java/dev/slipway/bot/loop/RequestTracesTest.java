package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.event.EventContent;
import dev.slipway.bot.audit.AuditEntry;
import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.journal.Journal.AuditLine;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.trace.RequestSpans;
import dev.slipway.bot.trace.RequestTrail;
import dev.slipway.telemetry.span.Attribute;
import dev.slipway.telemetry.span.Lineage;
import dev.slipway.telemetry.span.Span;
import dev.slipway.telemetry.span.SpanSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Requests as traces, read off what the real desk records.
class RequestTracesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Office office = new Office();
  private final Trail trail = new Trail(office);

  /// What the SQL journal numbers.
  private record Trail(Office office) implements RequestTrail {
    private List<AuditEntry> all() {
      List<AuditEntry> entries = new ArrayList<>();
      for (Journal.Entry recorded : office.recorded()) {
        for (AuditLine line : recorded.audit()) {
          entries.add(
              new AuditEntry(
                  entries.size() + 1L,
                  recorded.at(),
                  line.actor(),
                  line.what(),
                  line.about(),
                  line.why(),
                  ""));
        }
      }
      return entries;
    }

    @Override
    public long newest() {
      return all().size();
    }

    @Override
    public List<AuditEntry> entries(long after, int limit) {
      return all().stream().skip(after).limit(limit).toList();
    }

    @Override
    public Optional<RequestState> request(RequestId id) {
      return office.journal().request(id);
    }
  }

  private static String line(Span span) {
    return "%s %s%s%s"
        .formatted(
            span.name(),
            Duration.between(span.start(), span.end()),
            span.failure().map(" failed: "::concat).orElse(""),
            span.moments().isEmpty()
                ? ""
                : " " + span.moments().stream().map(Span.Moment::name).toList());
  }

  private String approved() {
    office.types("UADA", "frontend production 1.5.0");
    office.absent(MINUTE);
    office.reacts("UGRACE", "+1");
    office.absent(MINUTE);
    office.reacts("ULINUS", "+1");
    office.absent(MINUTE);
    return office.request().ask().id().text();
  }

  @Test
  void aRequestIsOneTraceOfWhatItWaitedFor() {
    String id = approved();
    String rollout = office.reconciler.begin(PRODUCTION, "1.5.0", id, "");
    office.settle();
    office.absent(MINUTE);
    office.reconciler.tell(rollout, new EventContent.RolloutCompleted("1.5.0", 30));
    office.reconciler.tell(rollout, new EventContent.WatchEnded("1.5.0", true));
    office.settle();

    SpanSource.Page page = new RequestSpans(trail).read(0, 1_000);

    assertThat(page.spans().stream().map(RequestTracesTest::line))
        .containsExactly(
            "plan PT0S",
            "approval PT2M [approve, approve]",
            "commit PT0S",
            "reconciler PT1M",
            "deploy frontend production PT4M");
    Lineage root = Lineage.ofRequest(id);
    assertThat(page.spans().getLast().lineage()).isEqualTo(root);
    assertThat(page.spans().subList(0, 4))
        .allMatch(span -> span.lineage().parent().equals(Optional.of(root.span())));
    assertThat(page.spans().getLast().attributes())
        .containsEntry("slipway.outcome", new Attribute.Text("done"))
        .containsEntry("slipway.version", new Attribute.Text("1.5.0"))
        .containsEntry("slipway.request", new Attribute.Text(id));
    assertThat(page.resume()).isEqualTo(page.through());
  }

  @Test
  void aRequestThatIsDeclinedEndsWithoutAFailureAndWithoutItsReason() {
    office.types("UADA", "frontend production 1.5.0");
    String id = office.request().ask().id().text();
    office.types("UGRACE", "decline " + id + " the database is on fire");

    List<Span> spans = new RequestSpans(trail).read(0, 1_000).spans();

    assertThat(spans.stream().map(Span::name))
        .containsExactly("plan", "approval", "deploy frontend production");
    assertThat(spans).allMatch(span -> span.failure().isEmpty());
    assertThat(spans.getLast().attributes())
        .containsEntry("slipway.outcome", new Attribute.Text("declined"));
    assertThat(spans.toString()).doesNotContain("fire", "ada", "grace");
  }

  @Test
  void oneThatIsTakenBackIsAFailure() {
    String id = approved();
    String rollout = office.reconciler.begin(PRODUCTION, "1.5.0", id, "");
    office.reconciler.tell(
        rollout,
        new EventContent.RolloutRolledBack(
            "1.5.0",
            "1.4.2",
            "error-rate 12 % (at most 5 %)",
            Optional.of("error-rate"),
            Optional.of("12 %"),
            Optional.of("at most 5 %")));
    office.settle();

    assertThat(new RequestSpans(trail).read(0, 1_000).spans().getLast().failure())
        .contains("rolled-back");
  }

  @Test
  void aReaderThatRemembersNothingResumesWhereItKnowsEverything() {
    approved();
    RequestSpans first = new RequestSpans(trail);
    SpanSource.Page page = first.read(0, 1_000);
    assertThat(page.resume()).isZero();
    RequestSpans second = new RequestSpans(trail);
    var _ = second.read(page.resume(), (int) (page.through() - page.resume()));

    String rollout = office.reconciler.begin(PRODUCTION, "1.5.0", "", "");
    office.reconciler.tell(rollout, new EventContent.RolloutCompleted("1.5.0", 30));
    office.settle();

    assertThat(second.read(page.through(), 1_000)).isEqualTo(first.read(page.through(), 1_000));
  }
}
