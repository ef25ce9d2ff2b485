package dev.slipway.bot.meters;

import dev.slipway.bot.notify.NoticeStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is told of incidents beside Slack: what waits is looked up, what became of it is counted.
///
/// Of each notifier all stands at zero from the start: to Prometheus an increase from nothing is
/// none. What waits for one that is no longer configured is left out: nobody tells it any more.
final class NoticeMeters {
  private static final List<String> OUTCOMES = List.of("told", "later", "given-up");

  private final MeterRegistry registry;
  private final Set<String> notifiers;
  private final NoticeStore store;
  private final MultiGauge waiting;

  /// @param notifiers the names of those that are configured
  NoticeMeters(MeterRegistry registry, Set<String> notifiers, NoticeStore store) {
    this.registry = registry;
    this.notifiers = Set.copyOf(notifiers);
    this.store = store;
    waiting = MultiGauge.builder("slipway.bot.notices.waiting").register(registry);
    for (String notifier : this.notifiers) {
      OUTCOMES.forEach(outcome -> tried(notifier, outcome));
    }
  }

  void refresh() {
    Map<String, Long> counts = store.waitingNotices();
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    for (String notifier : notifiers) {
      rows.add(MultiGauge.Row.of(Tags.of("notifier", notifier), counts.getOrDefault(notifier, 0L)));
    }
    waiting.register(rows, true);
  }

  /// @param outcome `told`, `later` or `given-up`
  void noticed(String notifier, String outcome) {
    tried(notifier, outcome).increment();
  }

  private Counter tried(String notifier, String outcome) {
    return registry.counter("slipway.bot.notices", "notifier", notifier, "outcome", outcome);
  }
}
