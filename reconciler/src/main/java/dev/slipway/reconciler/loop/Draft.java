package dev.slipway.reconciler.loop;

import dev.slipway.environments.language.Digest;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.planning.Effect;
import dev.slipway.reconciler.planning.Proof;
import dev.slipway.reconciler.planning.Running;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.rollout.RolloutState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a pass is about to record: nothing of it counts before the journal has taken it.
final class Draft {
  final Map<ServiceKey, ServiceRecord> records = new HashMap<>();
  final Map<ServiceKey, ServiceMemory> memories = new HashMap<>();
  final List<ServiceRecord> durable = new ArrayList<>();
  final List<Journal.Told> events = new ArrayList<>();
  final List<Journal.History> rollouts = new ArrayList<>();
  final Map<Journal.Artifact, Digest> pins = new HashMap<>();
  final Map<ServiceKey, Proof> proofs = new HashMap<>();
  final Map<String, String> keyedAnswers = new HashMap<>();
  final Map<Long, Operation.Answer> answers = new HashMap<>();
  final List<Effect> effects = new ArrayList<>();
  boolean busy;
  boolean again;

  void tell(ServiceKey key, ServiceEvent event) {
    events.add(new Journal.Told(key, event));
  }

  void rollout(Running running, RolloutState state, Optional<Instant> ended) {
    rollouts.add(new Journal.History(running, state, ended));
  }

  boolean isDurable() {
    return !durable.isEmpty() || !events.isEmpty() || !pins.isEmpty() || !keyedAnswers.isEmpty();
  }

  Journal.Entry entry(Instant at) {
    return new Journal.Entry(at, durable, events, rollouts, pins, proofs, keyedAnswers);
  }
}
