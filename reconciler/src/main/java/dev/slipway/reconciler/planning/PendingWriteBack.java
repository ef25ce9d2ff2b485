package dev.slipway.reconciler.planning;

import dev.slipway.reconciler.delivery.Keys;
import dev.slipway.reconciler.rollout.RolloutId;

/// Git still asks for what was taken back: one commit restores the keys.
public record PendingWriteBack(RolloutId rollout, Keys expected, Keys restored, String reason) {}
