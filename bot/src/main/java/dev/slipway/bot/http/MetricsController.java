package dev.slipway.bot.http;

import dev.slipway.bot.meters.Meters;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/// For Prometheus.
@Controller("/metrics")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MetricsController {
  private final Meters meters;

  MetricsController(Meters meters) {
    this.meters = meters;
  }

  /// The text format 0.0.4.
  @Get(produces = "text/plain; version=0.0.4; charset=utf-8")
  String metrics() {
    return meters.scrape();
  }
}
