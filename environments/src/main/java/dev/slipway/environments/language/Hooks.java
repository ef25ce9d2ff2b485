package dev.slipway.environments.language;

import java.util.List;

/// Names of hooks; what they do stands in the reconciler's own configuration.
public record Hooks(List<String> beforeRollout, List<String> afterRollout) {
  public static final Hooks NONE = new Hooks(List.of(), List.of());

  public Hooks {
    beforeRollout = List.copyOf(beforeRollout);
    afterRollout = List.copyOf(afterRollout);
  }
}
