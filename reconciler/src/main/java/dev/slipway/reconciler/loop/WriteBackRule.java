package dev.slipway.reconciler.loop;

import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.reconciler.planning.PendingWriteBack;
import java.util.Optional;

/// Git is only written where its environment says `writeBack: commit`.
final class WriteBackRule {
  private WriteBackRule() {}

  /// Why nothing is written.
  static Optional<String> refusal(Optional<EnvironmentDefinition> rules, PendingWriteBack order) {
    EnvironmentDefinition.WriteBack rule =
        rules.map(EnvironmentDefinition::writeBack).orElse(EnvironmentDefinition.WriteBack.COMMIT);
    return switch (rule) {
      case COMMIT -> Optional.empty();
      case NONE -> Optional.of("the environment says writeBack: none");
      case PULL_REQUEST ->
          Optional.of(
              "the environment says writeBack: pull-request, so a person proposes "
                  + order.restored().version());
    };
  }
}
