package dev.slipway.reconciler.repository;

import dev.slipway.environments.language.DesiredState;
import dev.slipway.reconciler.delivery.Keys;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import java.util.Optional;

/// Reads desired state and writes back. Blocking, with deadlines of its own; one call at a time.
public interface EnvironmentsRepository {
  /// Fetches and reads. Costs what the commits since the last call changed.
  ///
  /// @throws UnavailableException when Git could not be asked, the branch is gone, or history was
  ///   rewritten against the policy; what was read before stays in force
  DesiredState fetch() throws UnavailableException;

  /// What was read when Git last answered, without asking it: so that a start without Git knows
  /// what it keeps well. Empty at the very first start.
  Optional<DesiredState> known();

  /// Who last changed a file since a commit: `FILE:LINE by AUTHOR in COMMIT`; empty when nobody
  /// did.
  ///
  /// @param since id of a commit in the branch's history
  /// @throws UnavailableException when the history could not be read
  Optional<String> lastChange(String path, String since) throws UnavailableException;

  /// Restores a service's keys after a rollback in one commit. Looks for its own trailer first, so
  /// that a lost answer never commits twice.
  WriteBackResult writeBack(WriteBackOrder order);

  /// @param expected what the file must still say; a person who changed it meanwhile wins
  /// @param restored what it shall say
  /// @param rollout id for the trailer
  /// @param reason one line for the message
  record WriteBackOrder(
      ServiceKey key, Keys expected, Keys restored, String rollout, String reason) {}

  sealed interface WriteBackResult {
    /// @param commit its id; the commit that was found where it had been written before
    record Written(String commit) implements WriteBackResult {}

    /// A person changed the keys meanwhile: nothing is written.
    record Overtaken(String by) implements WriteBackResult {}

    /// @param reason for people
    /// @param retry whether it may succeed later
    record NotWritten(String reason, boolean retry) implements WriteBackResult {}
  }
}
