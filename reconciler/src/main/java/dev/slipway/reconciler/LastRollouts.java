package dev.slipway.reconciler;

import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.loop.EntryListener;
import dev.slipway.reconciler.loop.Git;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.rollout.RolloutEvent;

/// Hears of rollouts that end where no other environment promotes from: production, whatever it is
/// called.
final class LastRollouts implements EntryListener {
  private final Git git;
  private final Runnable ended;

  LastRollouts(Git git, Runnable ended) {
    this.git = git;
    this.ended = ended;
  }

  @Override
  public void recorded(Journal.Entry entry, long position) {
    boolean any =
        entry.events().stream()
            .filter(told ->
                told.event() instanceof ServiceEvent.Rolled(var _, RolloutEvent.Ended(var _)))
            .anyMatch(told -> isLast(told.key().environment()));
    if (any) {
      ended.run();
    }
  }

  /// Before Git was read each may be.
  private boolean isLast(String environment) {
    return git.desired().newest().map(state -> state.isLast(environment)).orElse(true);
  }
}
