package dev.slipway.bot;

import dev.slipway.bot.following.Following;
import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.repository.EnvironmentsRepository;
import java.util.function.Consumer;

/// Hears of rollouts that end where no other environment promotes from: production, whatever it is
/// called.
final class LastRollouts implements Consumer<Journal.Entry> {
  private final EnvironmentsRepository repository;
  private final Runnable ended;

  LastRollouts(EnvironmentsRepository repository, Runnable ended) {
    this.repository = repository;
    this.ended = ended;
  }

  @Override
  public void accept(Journal.Entry entry) {
    if (entry.followings().stream().anyMatch(this::isOverInTheLast)) {
      ended.run();
    }
  }

  private boolean isOverInTheLast(Following following) {
    return following.phase().isOver() && isLast(following.place().environment());
  }

  /// Before Git was read each may be.
  private boolean isLast(String environment) {
    return repository.known().state().map(state -> state.isLast(environment)).orElse(true);
  }
}
