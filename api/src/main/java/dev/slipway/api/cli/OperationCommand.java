package dev.slipway.api.cli;

import dev.slipway.api.client.ReconcilerClient;
import dev.slipway.api.client.ReconcilerException;
import dev.slipway.api.client.ReconcilerException.Kind;
import dev.slipway.api.operation.Operation;
import dev.slipway.api.operation.OperationRequest;
import dev.slipway.api.operation.OperationResult;
import dev.slipway.api.state.ReleaseStatus;
import dev.slipway.api.state.RolloutSummary;
import dev.slipway.api.state.ServiceStatus;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// One operation on a service in an environment.
///
/// The rollout is looked up first and the order bound to its id, an approval to the hash of what is
/// wanted: neither can hit what came after. A lost answer is asked for once more with the same
/// idempotency key.
@Command
final class OperationCommand implements Callable<Integer> {
  private final Operation operation;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final Connection connection = new Connection();

  @Parameters(index = "0", paramLabel = "SERVICE")
  private String service = "";

  @Parameters(index = "1", paramLabel = "ENVIRONMENT")
  private String environment = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for everybody to read.")
  private String reason = "";

  @Option(
      names = "--as",
      paramLabel = "NAME",
      defaultValue = "${env:USER:-unknown}",
      description = "Who orders it (else $USER).")
  private String actor = "";

  @Option(
      names = "--hash",
      paramLabel = "HASH",
      description = "approve, override: the content that is meant, at least 8 digits of its hash.")
  private @Nullable String hash;

  OperationCommand(Operation operation) {
    this.operation = operation;
  }

  @Spec
  void describe(CommandSpec command) {
    command.usageMessage().description(description(operation));
  }

  @Override
  public Integer call() throws ReconcilerException {
    if (needsReason() && reason.isBlank()) {
      throw new ParameterException(
          spec.commandLine(), operation.word() + " needs a reason: --reason 'why'");
    }
    OperationRequest request = OperationRequest.by(actor, reason, "shell-" + UUID.randomUUID());
    try (ReconcilerClient client = connection.open()) {
      ServiceStatus status = client.service(environment, service);
      return operation.scope() == Operation.Scope.ROLLOUT
          ? onRollout(client, status, request)
          : onService(client, status, request);
    }
  }

  private int onRollout(ReconcilerClient client, ServiceStatus status, OperationRequest request)
      throws ReconcilerException {
    Optional<String> rollout = status.rollout().map(RolloutSummary::id);
    if (rollout.isEmpty()) {
      return refuse(
          "no rollout of "
              + service
              + " in "
              + environment
              + " is under way: nothing to "
              + operation.word());
    }
    return report(twice(() -> client.onRollout(rollout.get(), operation, request)));
  }

  private int onService(ReconcilerClient client, ServiceStatus status, OperationRequest request)
      throws ReconcilerException {
    if (!operation.needsHash()) {
      return report(twice(() -> client.onService(environment, service, operation, request)));
    }
    Optional<ReleaseStatus> wanted = status.desired().filter(each -> each.hash().isPresent());
    if (wanted.isEmpty()) {
      return refuse("nothing is wanted of " + service + " in " + environment + " that has a hash");
    }
    String content = wanted.get().hash().orElseThrow();
    if (hash != null && (hash.length() < 8 || !content.startsWith(hash))) {
      return refuse(
          service + " in " + environment + " now means " + wanted.get().label() + ", not " + hash);
    }
    spec.commandLine().getOut().println(operation.word() + ": " + wanted.get().label());
    OperationRequest bound = request.withHash(content);
    return report(twice(() -> client.onService(environment, service, operation, bound)));
  }

  private int report(OperationResult result) {
    if (!result.accepted()) {
      return refuse(result.message());
    }
    spec.commandLine().getOut().println(result.message());
    spec.commandLine().getOut().flush();
    return 0;
  }

  private int refuse(String message) {
    spec.commandLine().getErr().println("slipway: " + message);
    spec.commandLine().getErr().flush();
    return Operate.REFUSED;
  }

  private boolean needsReason() {
    return switch (operation) {
      case ABORT, COMPLAIN, ROLLBACK, OVERRIDE, RELEASE -> true;
      case PAUSE, RESUME, COMPLETE, RETRY, APPROVE -> false;
    };
  }

  private static OperationResult twice(Order order) throws ReconcilerException {
    try {
      return order.send();
    } catch (ReconcilerException e) {
      if (e.kind() != Kind.UNKNOWN_OUTCOME || Thread.currentThread().isInterrupted()) {
        throw e;
      }
      return order.send();
    }
  }

  private static String description(Operation operation) {
    return switch (operation) {
      case PAUSE -> "Keep the rollout at its weight until somebody resumes it.";
      case RESUME -> "Let a paused rollout go on.";
      case COMPLETE -> "Take the candidate to 100 %% without the remaining steps.";
      case ABORT -> "Take the candidate off traffic and go back to the baseline.";
      case COMPLAIN -> "Say that users are worse off; counts once per person.";
      case RETRY -> "Try rejected content once more.";
      case ROLLBACK -> "Emergency: go back to the last proven release at once; Git follows.";
      case APPROVE -> "Approve what Git wants; counts once per person.";
      case OVERRIDE -> "Start what Git wants in spite of approvals, locks, freezes and promotion.";
      case RELEASE -> "After an adoption: let differences from Git be rolled out again.";
    };
  }

  @FunctionalInterface
  private interface Order {
    OperationResult send() throws ReconcilerException;
  }
}
