package dev.slipway.bot.meters;

import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.notify.NoticeStore;
import dev.slipway.bot.numbers.Change;
import dev.slipway.bot.outbox.DeliveryListener;
import dev.slipway.bot.outbox.OutboxStore;
import dev.slipway.bot.outbox.OutboxStore.Depth;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// The registry and what fills it. For several threads.
///
/// | Name | What it says |
/// |---|---|
/// | `slipway_bot_outbox_waiting{kind}` | what waits to be said: `card`, `line`, `whisper`, `home` |
/// | `slipway_bot_outbox_failed` | what was given up in the last thirty days |
/// | `slipway_bot_deliveries_total{kind,late}` | what was said |
/// | `slipway_bot_slack_calls_seconds{method,outcome}` | calls of Slack's API and how long they took |
/// | `slipway_bot_acknowledgements_seconds{outcome}` | what Slack sent, and how long it waited |
///
/// Those of incidents, notices, requests and deliveries stand in [IncidentMeters], [NoticeMeters],
/// [RequestMeters] and [MonthMeters].
public final class Meters implements DeliveryListener, AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Sources sources;
  private final MultiGauge waiting;
  private final MultiGauge failed;
  private final IncidentMeters incidents = new IncidentMeters(registry);
  private final RequestMeters requests = new RequestMeters(registry);
  private final NoticeMeters notices;
  private final MonthMeters month;

  /// Where it is looked up what is so now.
  ///
  /// @param changes those that ended at that time or later
  public record Sources(
      OutboxStore outbox,
      Journal journal,
      Told told,
      Function<Instant, List<Change>> changes,
      InstantSource clock) {}

  /// Who is told of incidents beside Slack.
  ///
  /// @param notifiers the names of those that are configured
  public record Told(Set<String> notifiers, NoticeStore notices) {
    public Told {
      notifiers = Set.copyOf(notifiers);
    }
  }

  /// @param others what the wiring has measured beside it
  public Meters(Sources sources, MeterBinder... others) {
    this.sources = sources;
    month = new MonthMeters(registry, sources.changes());
    notices = new NoticeMeters(registry, sources.told().notifiers(), sources.told().notices());
    waiting = MultiGauge.builder("slipway.bot.outbox.waiting").register(registry);
    failed = MultiGauge.builder("slipway.bot.outbox.failed").register(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
    List.of(others).forEach(this::add);
  }

  /// What the wiring measures too.
  public void add(MeterBinder other) {
    other.bindTo(registry);
  }

  @Override
  public void delivered(String kind, boolean late) {
    registry
        .counter("slipway.bot.deliveries", "kind", kind, "late", Boolean.toString(late))
        .increment();
  }

  /// @param outcome `ok`, or a word of [dev.slipway.bot.slack.SlackException.Kind]
  void called(String method, String outcome, Duration taken) {
    Timer.builder("slipway.bot.slack.calls")
        .tags("method", method, "outcome", outcome)
        .register(registry)
        .record(taken);
  }

  /// @param outcome the status that Slack got
  public void acknowledged(int outcome, Duration taken) {
    Timer.builder("slipway.bot.acknowledgements")
        .tags("outcome", Integer.toString(outcome))
        .publishPercentiles(0.5, 0.99)
        .register(registry)
        .record(taken);
  }

  /// What was decided, after it was recorded.
  public void recorded(Journal.Entry entry) {
    incidents.recorded(entry);
    requests.recorded(entry);
  }

  /// @param outcome `told`, `later` or `given-up`
  public void noticed(String notifier, String outcome) {
    notices.noticed(notifier, outcome);
  }

  /// All of it as Prometheus reads it.
  ///
  /// @throws dev.slipway.bot.journal.JournalException when the journal cannot be read
  public String scrape() {
    refresh(sources.outbox().depth());
    incidents.refresh(sources.journal().openIncidents());
    requests.refresh(sources.journal().openRequests());
    notices.refresh();
    month.refresh(sources.clock().instant());
    return registry.scrape();
  }

  private void refresh(Depth depth) {
    waiting.register(
        List.of(
            MultiGauge.Row.of(Tags.of("kind", "card"), depth.cards()),
            MultiGauge.Row.of(Tags.of("kind", "line"), depth.lines()),
            MultiGauge.Row.of(Tags.of("kind", "whisper"), depth.whispers()),
            MultiGauge.Row.of(Tags.of("kind", "home"), depth.homes())),
        true);
    failed.register(List.of(MultiGauge.Row.of(Tags.empty(), depth.failed())), true);
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
