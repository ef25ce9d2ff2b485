package dev.slipway.reconciler.loop;

import dev.slipway.environments.language.Removal;
import dev.slipway.reconciler.planning.Block;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.planning.ServiceRecord;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A service that Git no longer speaks of: kept and said, unless removal is allowed and the number
/// of removals confirmed.
final class Removals {
  private Removals() {}

  /// @param gitWasRead whether Git has spoken at all; before that nothing is missing
  static List<Block> plan(ServicePass pass, boolean gitWasRead) {
    ServiceRecord record = pass.record();
    boolean nothing = record.serving().isEmpty() && record.running().isEmpty();
    if (!gitWasRead || (nothing && !record.adopted())) {
      return List.of();
    }
    Removal rule = pass.input().rules().map(rules -> rules.removal()).orElse(Removal.OFF);
    long count = pass.input().leftGit();
    boolean confirmed =
        rule.allowed()
            && record.running().isEmpty()
            && !record.adopted()
            && rule.confirm().equals(OptionalInt.of((int) count));
    if (confirmed) {
      pass.record(record.edit().serving(Optional.empty()).done());
      pass.tell(new ServiceEvent.ServiceRemoved());
      return List.of();
    }
    if (record.recovery().isPresent()) {
      return List.of(
          record
              .recovery()
              .get()
              .block(record.serving(), Optional.empty(), pass.input().world().now()));
    }
    return List.of(
        new Block(
            Block.Kind.REMOVAL,
            record.key() + " has left Git and is kept",
            rule.allowed()
                ? "removal: {allowed: true, confirm: " + count + "} in the environment's file"
                : "removal: {allowed: true, confirm: " + count + "}, or the service coming back",
            pass.input().world().now()));
  }
}
