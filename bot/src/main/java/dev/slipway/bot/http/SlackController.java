package dev.slipway.bot.http;

import dev.slipway.bot.meters.Meters;
import dev.slipway.bot.slack.SlackCalls.Reply;
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
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Slash commands, buttons, dialogs and events of Slack, all at one address. What is not Slack's is
/// answered 401 and leaves no trace but a count; bodies are never logged.
@Controller("/slack")
@Requires(beans = SlackEndpoint.class)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SlackController {
  private static final Logger LOG = LoggerFactory.getLogger(SlackController.class);
  private static final int MOST_BYTES = 1 << 20;

  private final SlackEndpoint endpoint;
  private final Meters meters;

  SlackController(SlackEndpoint endpoint, Meters meters) {
    this.endpoint = endpoint;
    this.meters = meters;
  }

  /// 503 where it could not be kept, or is not yet: Slack sends an event again then.
  @Post(value = "/events", consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<String> called(HttpRequest<?> request, @Body byte @Nullable [] body) {
    long from = System.nanoTime();
    HttpResponse<String> answer = answer(request.getHeaders(), body == null ? new byte[0] : body);
    meters.acknowledged(answer.code(), Duration.ofNanos(System.nanoTime() - from));
    return answer;
  }

  private HttpResponse<String> answer(HttpHeaders headers, byte[] body) {
    if (body.length > MOST_BYTES) {
      return HttpResponse.status(HttpStatus.REQUEST_ENTITY_TOO_LARGE);
    }
    Claim claim =
        endpoint
            .check()
            .claim(
                headers.get("X-Slack-Request-Timestamp"), headers.get("X-Slack-Signature"), body);
    return switch (claim) {
      case Claim.Delivery delivery -> taken(delivery, body);
      case Claim.Refused() -> HttpResponse.unauthorized();
      case Claim.UnderWay() -> HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE);
    };
  }

  private HttpResponse<String> taken(Claim.Delivery claimed, byte[] body) {
    try (claimed) {
      Reply reply = endpoint.calls().on(claimed.name(), body);
      claimed.kept();
      return HttpResponse.<String>status(HttpStatus.valueOf(reply.status()))
          .body(reply.body())
          .contentType(reply.contentType());
    } catch (RuntimeException e) {
      LOG.error("what Slack sent could not be kept", e);
      return HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE);
    }
  }
}
