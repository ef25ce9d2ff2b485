package dev.slipway.bot.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// For who watches the process. Open to everybody.
@Controller("/health")
@ExecuteOn(TaskExecutors.BLOCKING)
final class HealthController {
  private final Health health;

  HealthController(Health health) {
    this.health = health;
  }

  /// It answers.
  @Get(value = "/live", produces = MediaType.APPLICATION_JSON)
  Map<String, Object> live() {
    return Map.of("live", true);
  }

  /// 200 as long as the journal takes what happens: a bot without Slack catches up by itself, and
  /// restarting it would not help.
  @Get(value = "/ready", produces = MediaType.APPLICATION_JSON)
  HttpResponse<Map<String, Object>> ready() {
    Optional<String> broken = health.broken();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("ready", broken.isEmpty());
    broken.ifPresent(why -> answer.put("broken", why));
    health.degraded().ifPresent(why -> answer.put("degraded", why));
    return HttpResponse.<Map<String, Object>>status(
            broken.isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .body(answer);
  }
}
