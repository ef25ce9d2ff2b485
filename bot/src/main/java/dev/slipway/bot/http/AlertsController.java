package dev.slipway.bot.http;

import dev.slipway.bot.alert.MalformedAlertsException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Alertmanager's webhook. It sends again what is answered 5xx, and drops what is answered 4xx: so
/// 503 is for what could not be kept, and for nothing else.
@Controller("/api/v1/alerts")
@Requires(beans = AlertsEndpoint.class)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertsController {
  private static final Logger LOG = LoggerFactory.getLogger(AlertsController.class);

  private final AlertsEndpoint endpoint;

  AlertsController(AlertsEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  /// 200 once it is durable.
  @Post(value = "/alertmanager", consumes = MediaType.ALL, produces = MediaType.APPLICATION_JSON)
  HttpResponse<Map<String, String>> posted(HttpRequest<?> request, @Body byte @Nullable [] body) {
    Optional<String> shown =
        Optional.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION));
    try {
      if (!endpoint.admits(shown)) {
        return HttpResponse.<Map<String, String>>unauthorized()
            .body(Map.of("error", "no or a wrong bearer token"));
      }
      endpoint.take(body == null ? new byte[0] : body);
      return HttpResponse.ok(Map.of("kept", "true"));
    } catch (MalformedAlertsException e) {
      LOG.warn("what Alertmanager posts is refused reason={}", e.getMessage());
      return HttpResponse.badRequest(Map.of("error", String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      LOG.error("what Alertmanager posted could not be kept", e);
      return HttpResponse.<Map<String, String>>status(HttpStatus.SERVICE_UNAVAILABLE)
          .body(Map.of("error", "it could not be kept; send it again"));
    }
  }
}
