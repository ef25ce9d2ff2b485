package dev.slipway.bot.reconciler;

import dev.slipway.api.state.EndStatus;
import dev.slipway.api.state.RequestStatus;
import dev.slipway.api.state.RolloutPhase;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.api.state.RolloutSummary;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What is known of a place.
final class MemorySite {
  String serving = "1.4.2";
  String wanted = "1.4.2";
  String configuration = "";
  boolean proven = true;
  Optional<String> active = Optional.empty();
  final Map<String, RequestStatus> requests = new LinkedHashMap<>();

  static RolloutStatus returning(RolloutStatus known, int weight) {
    return new RolloutStatus(
        known.id(),
        known.environment(),
        known.service(),
        known.stateVersion() + 1,
        known.strategy(),
        known.baseline(),
        known.candidate(),
        known.origin(),
        RolloutPhase.REVERTING,
        known.step(),
        known.steps(),
        weight,
        Optional.empty(),
        known.findings(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new EndStatus("it failed", Optional.empty(), Optional.empty(), known.started())),
        known.started(),
        Optional.empty());
  }

  static RolloutSummary summary(RolloutStatus status) {
    return new RolloutSummary(
        status.id(),
        status.strategy(),
        status.phase(),
        status.baseline(),
        status.candidate(),
        status.step(),
        status.steps(),
        status.weight(),
        status.waitingFor(),
        status.started());
  }
}
