package dev.slipway.reconciler.loop;

import dev.slipway.reconciler.planning.Effect;
import java.util.List;
import java.util.Map;

/// What a pass has decided and recorded.
///
/// @param effects to be carried out now; none works on a resource that was in flight
/// @param answers by ticket
/// @param busy whether a rollout runs or something is waited for, so that the next look should come
///   soon
/// @param again whether another pass should follow at once
public record Pass(
    List<Effect> effects, Map<Long, Operation.Answer> answers, boolean busy, boolean again) {
  public Pass {
    effects = List.copyOf(effects);
    answers = Map.copyOf(answers);
  }
}
