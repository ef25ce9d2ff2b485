package dev.slipway.bot.meters;

import dev.slipway.bot.numbers.Change;
import dev.slipway.bot.numbers.Numbers;
import dev.slipway.bot.numbers.Period;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The numbers of `docs/numbers.md` over the last thirty days, by environment. They are made anew
/// once a minute at most: it means reading a month's rollouts.
final class MonthMeters {
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Function<Instant, List<Change>> endedSince;
  private final MultiGauge deployments;
  private final MultiGauge failures;
  private final MultiGauge lead;
  private final MultiGauge restore;
  private final MultiGauge unrestored;
  private Instant made = Instant.MIN;

  /// @param endedSince changes that ended at that time or later
  MonthMeters(MeterRegistry registry, Function<Instant, List<Change>> endedSince) {
    this.endedSince = endedSince;
    deployments = MultiGauge.builder("slipway.bot.month.deployments").register(registry);
    failures = MultiGauge.builder("slipway.bot.month.failures").register(registry);
    lead = MultiGauge.builder("slipway.bot.month.lead.seconds").register(registry);
    restore = MultiGauge.builder("slipway.bot.month.restore.seconds").register(registry);
    unrestored = MultiGauge.builder("slipway.bot.month.unrestored").register(registry);
  }

  synchronized void refresh(Instant now) {
    if (made.isAfter(now.minus(FRESH)) && !made.isAfter(now)) {
      return;
    }
    Period month = new Period(now.minus(MONTH), now);
    Map<String, Numbers> numbers =
        endedSince.apply(month.from()).stream()
            .collect(
                Collectors.groupingBy(
                    Change::environment,
                    Collectors.collectingAndThen(
                        Collectors.toList(), changes -> Numbers.of(changes, month))));
    show(deployments, numbers, each -> Optional.of(each.deployments()));
    show(failures, numbers, each -> Optional.of(each.failures()));
    show(lead, numbers, each -> each.leadTime().map(MonthMeters::seconds));
    show(restore, numbers, each -> each.timeToRestore().map(MonthMeters::seconds));
    show(unrestored, numbers, each -> Optional.of(each.notRestored()));
    made = now;
  }

  /// An environment of which there is no such number has no series.
  private static void show(
      MultiGauge gauge,
      Map<String, Numbers> numbers,
      Function<Numbers, Optional<? extends Number>> one) {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    numbers.forEach((environment, each) ->
        one.apply(each)
            .ifPresent(number ->
                rows.add(MultiGauge.Row.of(Tags.of("environment", environment), number))));
    gauge.register(rows, true);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }
}
