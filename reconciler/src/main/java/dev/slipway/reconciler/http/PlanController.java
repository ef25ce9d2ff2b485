package dev.slipway.reconciler.http;

import dev.slipway.api.operation.PlanRequest;
import dev.slipway.api.operation.PlanResponse;
import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.loop.Plans;
import dev.slipway.reconciler.loop.ReconcileLoop;
import dev.slipway.reconciler.loop.Reconciler;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a version would do.
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PlanController {
  private final Directory directory;
  private final Plans plans;
  private final Json json;
  private final InstantSource clock = InstantSource.system();

  PlanController(Reconciler reconciler, Directory directory, Json json) {
    this.directory = directory;
    this.plans = new Plans(reconciler.facts());
    this.json = json;
  }

  /// Resolves the version and says what would happen; changes nothing.
  @Post(value = "/plans", consumes = MediaType.ALL, produces = MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> plan(@Body byte @Nullable [] body) {
    PlanRequest request = json.read(body == null ? new byte[0] : body, PlanRequest.class);
    ReconcileLoop loop = directory.environment(request.environment());
    ServiceKey key = directory.service(loop, request.service());
    return json.ok(plan(loop, key, version(request)));
  }

  private PlanResponse plan(ReconcileLoop loop, ServiceKey key, Optional<Version> version) {
    Optional<DesiredService> desired = directory.desired(key);
    Optional<EnvironmentDefinition> rules =
        Optional.ofNullable(directory.rules().get(key.environment()));
    if (desired.isEmpty() || rules.isEmpty()) {
      throw Refusal.notFound("no-service", "Git does not name " + key);
    }
    try {
      return PlanResponses.of(
          plans.plan(loop, desired.get(), rules.get(), version, clock.instant()));
    } catch (UnavailableException e) {
      throw Refusal.unavailable("unavailable", String.valueOf(e.getMessage()));
    }
  }

  private static Optional<Version> version(PlanRequest request) {
    if (request.version().isPresent() && !Version.isValid(request.version().get())) {
      throw Refusal.badRequest("malformed", "not a version: " + request.version().get());
    }
    return request.version().map(Version::new);
  }
}
