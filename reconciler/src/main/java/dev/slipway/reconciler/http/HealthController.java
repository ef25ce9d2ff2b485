package dev.slipway.reconciler.http;

import dev.slipway.api.operation.ApiProblem;
import dev.slipway.reconciler.loop.ReconcileLoop;
import dev.slipway.reconciler.loop.Reconciler;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import java.util.Optional;

/// For who watches the process. Open to everybody, tells nothing but yes, or what is missing.
@Controller("/health")
@ExecuteOn(TaskExecutors.BLOCKING)
final class HealthController {
  private final Reconciler reconciler;
  private final Json json;

  HealthController(Reconciler reconciler, Json json) {
    this.reconciler = reconciler;
    this.json = json;
  }

  /// It answers.
  @Get(value = "/live", produces = MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> live() {
    return json.ok(Map.of("live", true));
  }

  /// Git was read once and the journal takes what happens.
  @Get(value = "/ready", produces = MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> ready() {
    return missing()
        .map(problem -> json.problem(HttpStatus.SERVICE_UNAVAILABLE, problem))
        .orElseGet(() -> json.ok(Map.of("ready", true)));
  }

  private Optional<ApiProblem> missing() {
    if (reconciler.desired().newest().isEmpty()) {
      return Optional.of(ApiProblem.of("git", "the environments repository was never read"));
    }
    boolean stuck =
        reconciler.loops().values().stream()
            .map(ReconcileLoop::trouble)
            .anyMatch(Optional::isPresent);
    return stuck
        ? Optional.of(ApiProblem.of("journal", "the journal cannot be written"))
        : Optional.empty();
  }
}
