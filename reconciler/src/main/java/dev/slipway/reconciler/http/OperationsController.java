package dev.slipway.reconciler.http;

import dev.slipway.api.operation.Operation;
import dev.slipway.api.operation.OperationRequest;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.loop.ReconcileLoop;
import dev.slipway.reconciler.rollout.RolloutId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// People's orders.
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class OperationsController {
  private final Directory directory;
  private final Orders orders;
  private final Json json;

  OperationsController(Directory directory, Orders orders, Json json) {
    this.directory = directory;
    this.orders = orders;
    this.json = json;
  }

  /// An order for one rollout, and for no other.
  @Post(
      value = "/rollouts/{id}/{operation}",
      consumes = MediaType.ALL,
      produces = MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> onRollout(String id, String operation, @Body byte @Nullable [] body) {
    Operation ordered = Orders.operation(operation, Operation.Scope.ROLLOUT);
    OperationRequest request = orders.request(ordered, body);
    ServiceKey key = directory.rollout(id).running().rollout().key();
    ReconcileLoop loop = directory.environment(key.environment());
    return json.ok(orders.give(loop, key, ordered, Optional.of(new RolloutId(id)), request));
  }

  /// An order for one service in one environment.
  @Post(
      value = "/environments/{environment}/services/{service}/{operation}",
      consumes = MediaType.ALL,
      produces = MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> onService(
      String environment, String service, String operation, @Body byte @Nullable [] body) {
    Operation ordered = Orders.operation(operation, Operation.Scope.SERVICE);
    OperationRequest request = orders.request(ordered, body);
    ReconcileLoop loop = directory.environment(environment);
    ServiceKey key = directory.service(loop, service);
    return json.ok(orders.give(loop, key, ordered, Optional.empty(), request));
  }
}
