package dev.slipway.reconciler.simulation;

import dev.slipway.reconciler.delivery.Keys;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.planning.Effect;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.rollout.RolloutState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What must always hold (numbers are those of the design), looked at wherever something happens:
///
/// - a pass begins: time under analysis is counted
/// - an entry is durable: [EventRules]
/// - effects are ordered: [OrderRules]
/// - an effect lands: here
/// - faults have stopped: [EndRules]
@SuppressWarnings("AnnotateFormatMethod")
final class Rules {
  private final Scenery scenery;
  private final Map<ServiceKey, Account> accounts = new HashMap<>();
  private final EventRules events;
  private final OrderRules orders;
  private Sight sight = Sight.NOTHING;
  private boolean historyLost;

  Rules(Scenery scenery) {
    this.scenery = scenery;
    this.events = new EventRules(scenery);
    this.orders = new OrderRules(scenery);
  }

  static void require(boolean holds, String rule, String what, Object... details) {
    if (!holds) {
      throw new BrokenRule(rule, what.formatted(details));
    }
  }

  private Account account(ServiceKey key) {
    return accounts.computeIfAbsent(key, _ -> new Account());
  }

  /// The journal is lost: history begins anew.
  void forget() {
    accounts.clear();
    historyLost = true;
  }

  /// @param elapsed since the pass before
  void passBegins(Sight seen, long elapsed) {
    sight = seen;
    if (historyLost
        && seen.instances().newest().isPresent()
        && seen.routes().newest().isPresent()) {
      historyLost = false;
      scenery
          .cast
          .services()
          .forEach(key ->
              account(key).foundRunning = !seen.of(key).isEmpty() || seen.routed(key).isPresent());
    }
    for (ServiceRecord record : scenery.journal.stored()) {
      boolean holding =
          record
              .running()
              .map(running -> running.state() instanceof RolloutState.Holding)
              .orElse(false);
      account(record.key()).held += holding ? elapsed : 0;
    }
  }

  void committed(Journal.Entry entry) {
    for (Journal.Told told : entry.events()) {
      scenery.say("%s: %s", told.key().service(), told.event());
      events.on(account(told.key()), told.key(), told.event(), sight);
    }
    for (ServiceRecord record : entry.records()) {
      account(record.key()).serving = record.serving().map(serving -> serving.release().hash());
    }
  }

  void ordered(List<Effect> effects, Set<String> inFlight) {
    if (effects.isEmpty()) {
      return;
    }
    Map<ServiceKey, ServiceRecord> stored = new HashMap<>();
    scenery.journal.stored().forEach(record -> stored.put(record.key(), record));
    Set<String> busy = new java.util.HashSet<>(inFlight);
    for (Effect effect : effects) {
      require(
          busy.add(effect.resource()),
          "one effect in flight for each resource",
          "a second one for %s",
          effect.resource());
      ServiceRecord record = stored.getOrDefault(effect.key(), ServiceRecord.unknown(effect.key()));
      orders.on(account(effect.key()), record, effect, sight);
    }
  }

  void landed() {
    require(scenery.target.doubled() == 0, "11 no second instance", "two processes under one name");
    require(
        scenery.target.victims() == 0,
        "9 only what bears our labels is touched",
        "a foreign instance is gone");
  }

  /// A plan has been given to the router.
  void steered(Optional<RoutePlan> before, RoutePlan given) {
    boolean late = before.isPresent() && before.get().generation() > given.generation();
    require(
        !late || scenery.router.plan(given.key()).equals(before),
        "a lower generation never overwrites a higher",
        "the router follows %s after %s",
        Brief.of(given),
        before.map(Brief::of));
  }

  /// Whether checks truly fail now.
  boolean fails(Effect.RunChecks checks) {
    Account account = account(checks.key());
    boolean fails =
        account
            .active
            .map(rollout -> scenery.cast.conduct(rollout.candidate().version()))
            .map(conduct -> conduct == Conduct.UNCHECKED)
            .orElse(false);
    account.checksFailed |= fails;
    return fails;
  }

  void wroteBack(Effect.WriteBack effect, Keys before, Keys after) {
    require(
        before.equals(after) || before.equals(effect.order().expected()),
        "a person who changed the keys wins over a write-back",
        "the file said %s, the write-back meant %s",
        before,
        effect.order().expected());
    require(
        before.equals(after) || after.equals(effect.order().restored()),
        "a write-back restores the keys",
        "the file says %s instead of %s",
        after,
        effect.order().restored());
  }
}
