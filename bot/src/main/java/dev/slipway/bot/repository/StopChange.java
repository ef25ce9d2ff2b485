package dev.slipway.bot.repository;

import dev.slipway.environments.language.Freeze;
import dev.slipway.environments.language.Lock;
import java.util.List;
import java.util.Optional;

/// What is to be different about locks and freezes. It holds for what was seen: where the
/// repository has other ones by then, nothing is changed.
public sealed interface StopChange {
  /// @param seen live locks of the same target, which this one takes the place of
  record Locked(Lock lock, List<Lock> seen) implements StopChange {
    public Locked {
      seen = List.copyOf(seen);
    }
  }

  /// @param service absent: the whole environment
  /// @param seen its live locks
  record Unlocked(Optional<String> service, List<Lock> seen) implements StopChange {
    public Unlocked {
      seen = List.copyOf(seen);
    }
  }

  record Frozen(Freeze freeze) implements StopChange {}

  /// @param seen those that hold
  record Thawed(List<Freeze> seen) implements StopChange {
    public Thawed {
      seen = List.copyOf(seen);
    }
  }
}
