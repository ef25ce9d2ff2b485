package dev.slipway.reconciler.http;

import dev.slipway.reconciler.loop.Reconciler;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;

/// Who has pushed and holds the bearer token says: look again. For the bot, whose own push is seen
/// at once although no webhook is configured.
@Controller("/api/v1/hints")
final class HintController {
  private final Reconciler reconciler;

  HintController(Reconciler reconciler) {
    this.reconciler = reconciler;
  }

  /// Git is fetched soon; a hundred hints in a second are at most two fetches. Without a body.
  @Post("/git")
  HttpResponse<byte[]> git() {
    reconciler.hintGit();
    return HttpResponse.accepted();
  }
}
