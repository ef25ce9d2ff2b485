package dev.slipway.reconciler.http;

import dev.slipway.api.state.EnvironmentsStatus;
import dev.slipway.api.state.RolloutsStatus;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.loop.ReconcileLoop;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;

/// What runs, what should, and why it does not.
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class StatusController {
  private static final int MOST_ROLLOUTS = 100;

  private final Directory directory;
  private final Overview overview;
  private final Versions versions;
  private final BackupReport backups;
  private final Json json;

  StatusController(
      Directory directory, Overview overview, Versions versions, BackupReport backups, Json json) {
    this.directory = directory;
    this.overview = overview;
    this.versions = versions;
    this.backups = backups;
    this.json = json;
  }

  /// All environments with their services.
  @Get(value = "/environments", produces = MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> environments() {
    return json.ok(
        new EnvironmentsStatus(
            directory.environments().stream().map(overview::environment).toList(),
            Optional.of(overview.git()),
            Optional.of(backups.now().get())));
  }

  /// One environment with its services.
  @Get(value = "/environments/{environment}", produces = MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> environment(String environment) {
    return json.ok(overview.environment(directory.environment(environment)));
  }

  /// One service in one environment.
  @Get(
      value = "/environments/{environment}/services/{service}",
      produces = MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> service(String environment, String service) {
    ReconcileLoop loop = directory.environment(environment);
    return json.ok(overview.service(loop, directory.service(loop, service)));
  }

  /// A rollout, running or ended.
  @Get(value = "/rollouts/{id}", produces = MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> rollout(String id) {
    return json.ok(overview.rollout(directory.rollout(id)));
  }

  /// Rollouts of a service, newest first.
  @Get(
      value = "/environments/{environment}/services/{service}/rollouts",
      produces = MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> rollouts(
      String environment, String service, @QueryValue(defaultValue = "10") int limit) {
    if (limit < 1 || limit > MOST_ROLLOUTS) {
      throw Refusal.badRequest(
          "malformed", "limit is 1 to %d, not %d".formatted(MOST_ROLLOUTS, limit));
    }
    ServiceKey key = directory.service(directory.environment(environment), service);
    return json.ok(
        new RolloutsStatus(
            environment,
            service,
            directory.rollouts(key, limit).stream().map(overview::rollout).toList()));
  }

  /// What is known of a service's versions.
  @Get(value = "/versions", produces = MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> versions(@QueryValue String service) {
    return json.ok(versions.of(service));
  }
}
