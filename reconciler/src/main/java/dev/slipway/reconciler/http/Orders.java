package dev.slipway.reconciler.http;

import dev.slipway.api.operation.ApiProblem;
import dev.slipway.api.operation.Operation;
import dev.slipway.api.operation.OperationRequest;
import dev.slipway.api.operation.OperationResult;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.loop.Operation.Answer;
import dev.slipway.reconciler.loop.Operation.Kind;
import dev.slipway.reconciler.loop.ReconcileLoop;
import dev.slipway.reconciler.rollout.RolloutId;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Checks orders, gives them to the loop and waits for its answer.
@Singleton
final class Orders {
  /// Shorter than a client waits, so that it hears that the outcome is unknown.
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(8);

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_REASON = 2_000;

  private final Json json;

  Orders(Json json) {
    this.json = json;
  }

  /// @throws Refusal 404 for a word that is no operation of that scope
  static Operation operation(String word, Operation.Scope scope) {
    return Operation.of(word)
        .filter(operation -> operation.scope() == scope)
        .orElseThrow(() ->
            Refusal.notFound(
                "no-operation",
                "there is no operation %s here; there are: %s"
                    .formatted(
                        word,
                        Arrays.stream(Operation.values())
                            .filter(operation -> operation.scope() == scope)
                            .map(Operation::word)
                            .collect(Collectors.joining(", ")))));
  }

  /// @throws Refusal 400 when the body is not an order
  OperationRequest request(Operation operation, byte @Nullable [] body) {
    OperationRequest request = json.read(body == null ? new byte[0] : body, OperationRequest.class);
    text("actor", request.actor(), 1, LONGEST_NAME);
    text("reason", request.reason(), 0, LONGEST_REASON);
    text("idempotencyKey", request.idempotencyKey(), 1, LONGEST_NAME);
    if (operation.needsHash() && request.hash().isEmpty()) {
      throw Refusal.badRequest(
          "malformed", operation.word() + " carries the hash of the content that was seen");
    }
    if (request.hash().isPresent() && !request.hash().get().matches("[0-9a-f]{64}")) {
      throw Refusal.badRequest("malformed", "hash has 64 lower-case hexadecimal digits");
    }
    return request;
  }

  /// Line breaks and tabs belong to a reason; other control characters to nothing, and not every
  /// journal can keep them.
  private static void text(String name, String value, int least, int most) {
    if (value.strip().length() < least || value.length() > most) {
      throw Refusal.badRequest(
          "malformed", "%s has %d to %d characters".formatted(name, least, most));
    }
    if (value.chars().anyMatch(c -> Character.isISOControl(c) && "\n\r\t".indexOf(c) < 0)) {
      throw Refusal.badRequest(
          "malformed", name + " has a control character that is neither a line break nor a tab");
    }
  }

  /// @throws Refusal 409 when it meant another state, 503 when no answer came in time
  OperationResult give(
      ReconcileLoop loop,
      ServiceKey key,
      Operation operation,
      Optional<RolloutId> rollout,
      OperationRequest request) {
    Answer answer =
        answer(
            loop,
            new dev.slipway.reconciler.loop.Operation(
                kind(operation),
                key,
                rollout,
                request.stateVersion(),
                request.hash().map(ReleaseHash::new),
                request.actor().strip(),
                request.reason().strip(),
                Optional.of(request.idempotencyKey())));
    return switch (answer.result()) {
      case ACCEPTED -> new OperationResult(true, answer.message(), answer.stateVersion());
      case REFUSED -> new OperationResult(false, answer.message(), answer.stateVersion());
      case CONFLICT ->
          throw new Refusal(
              HttpStatus.CONFLICT,
              ApiProblem.of("state-moved", answer.message())
                  .withHint("look at the state, then decide again"));
      case NOT_FOUND -> throw Refusal.notFound("no-service", answer.message());
    };
  }

  private static Answer answer(
      ReconcileLoop loop, dev.slipway.reconciler.loop.Operation operation) {
    try {
      return loop.ask(operation).get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      throw unknown(loop.trouble());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw unknown(Optional.of("the reconciler stops"));
    }
  }

  private static Refusal unknown(Optional<String> reason) {
    return new Refusal(
        HttpStatus.SERVICE_UNAVAILABLE,
        ApiProblem.of(
                "no-answer",
                "the order may or may not take effect" + reason.map(why -> ": " + why).orElse(""))
            .withHint("send it again with the same idempotencyKey"));
  }

  private static Kind kind(Operation operation) {
    return switch (operation) {
      case PAUSE -> Kind.PAUSE;
      case RESUME -> Kind.RESUME;
      case COMPLETE -> Kind.COMPLETE;
      case ABORT -> Kind.ABORT;
      case COMPLAIN -> Kind.COMPLAIN;
      case RETRY -> Kind.RETRY;
      case ROLLBACK -> Kind.ROLLBACK;
      case APPROVE -> Kind.APPROVE;
      case OVERRIDE -> Kind.OVERRIDE;
      case RELEASE -> Kind.RELEASE;
    };
  }
}
