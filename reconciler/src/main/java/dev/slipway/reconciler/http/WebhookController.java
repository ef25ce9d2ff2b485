package dev.slipway.reconciler.http;

import dev.slipway.api.operation.ApiProblem;
import dev.slipway.reconciler.configuration.Configuration;
import dev.slipway.reconciler.configuration.WebhookSecrets;
import dev.slipway.reconciler.loop.Reconciler;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Git servers say that something was pushed. Only a hint: what they say is never believed, Git is
/// asked.
@Controller("/webhooks/git")
@ExecuteOn(TaskExecutors.BLOCKING)
final class WebhookController {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookController.class);

  private final Reconciler reconciler;
  private final WebhookSecrets secrets;
  private final String branch;
  private final Json json;

  WebhookController(Reconciler reconciler, Configuration configuration, Json json) {
    this.reconciler = reconciler;
    this.secrets = configuration.webhooks();
    this.branch = "refs/heads/" + configuration.repository().branch();
    this.json = json;
  }

  /// Signed with the kind's secret; off without one. Pings, tags and other branches are taken and
  /// passed over.
  @Post(value = "/{kind}", consumes = MediaType.ALL, produces = MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> pushed(String kind, HttpRequest<?> request, @Body byte @Nullable [] body) {
    byte[] text = body == null ? new byte[0] : body;
    Optional<HookSignature> signature = HookSignature.of(kind);
    Optional<Path> secret = signature.flatMap(this::secret);
    if (signature.isEmpty() || secret.isEmpty()) {
      throw Refusal.notFound("not-found", "no webhook of that kind is configured");
    }
    if (!signature.get().isRight(request.getHeaders(), text, read(secret.get()))) {
      throw new Refusal(
          HttpStatus.UNAUTHORIZED,
          ApiProblem.of("unauthorized", "the signature is missing or not right"));
    }
    boolean meant = GitHook.ref(text).map(branch::equals).orElse(false);
    if (meant) {
      reconciler.hintGit();
    }
    return json.ok(Map.of("followed", meant));
  }

  private Optional<Path> secret(HookSignature kind) {
    return switch (kind) {
      case GITHUB -> secrets.github();
      case GITLAB -> secrets.gitlab();
      case GITEA -> secrets.gitea();
    };
  }

  private static byte[] read(Path file) {
    try {
      return HookSignature.secret(file);
    } catch (IOException e) {
      LOG.error("webhooks are refused: their secret cannot be read: {}", e.getMessage());
      throw Refusal.unavailable("no-secret", "the webhook's secret cannot be read");
    }
  }
}
