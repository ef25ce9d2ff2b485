package dev.slipway.reconciler.router.haproxy;

import dev.slipway.reconciler.delivery.Pool;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.ServiceKey;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A plan, and which release sits in which slot. A release that left the plan keeps its seat until
/// another one needs it: its last requests are still counted there.
///
/// @param seats by slot
record Seating(RoutePlan plan, Map<Slot, ReleaseHash> seats) {
  Seating {
    seats = Map.copyOf(seats);
  }

  /// A service that was not routed before.
  static Seating first(RoutePlan plan) {
    return new Seating(plan, Map.of()).follow(plan);
  }

  /// Nobody who stays changes seats; who is new takes one whose release is not planned any more.
  Seating follow(RoutePlan next) {
    Map<Slot, ReleaseHash> taken = new EnumMap<>(Slot.class);
    taken.putAll(seats);
    for (Pool pool : pools(next)) {
      if (!taken.containsValue(pool.release())) {
        Slot free = isFree(taken, Slot.A, next) ? Slot.A : Slot.B;
        taken.put(free, pool.release());
      }
    }
    return new Seating(next, taken);
  }

  /// Those whose seat a release takes that did not sit there before.
  List<Slot> newcomers(Seating before) {
    return seats.entrySet().stream()
        .filter(seat -> !seat.getValue().equals(before.seats.get(seat.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }

  Slot slot(ReleaseHash release) {
    return release.equals(seats.get(Slot.A)) ? Slot.A : Slot.B;
  }

  Optional<ReleaseHash> at(Slot slot) {
    return Optional.ofNullable(seats.get(slot));
  }

  /// The servers that a slot shall have: none where its release has left the plan.
  List<Server> servers(Slot slot) {
    return pools(plan).stream()
        .filter(pool -> slot(pool.release()) == slot)
        .flatMap(
            pool -> pool.endpoints().stream().map(endpoint -> Server.of(pool.release(), endpoint)))
        .distinct()
        .sorted()
        .toList();
  }

  boolean plans(ReleaseHash release) {
    return pools(plan).stream().anyMatch(pool -> pool.release().equals(release));
  }

  /// The candidate, where it is another release than the primary.
  Optional<RoutePlan.Split> split() {
    return plan.split()
        .filter(split -> !split.candidate().release().equals(plan.primary().release()));
  }

  /// Names of services and environments have no dot.
  static String name(ServiceKey key) {
    return key.environment() + "." + key.service();
  }

  String name() {
    return name(plan.key());
  }

  String backend(Slot slot) {
    return name() + ":" + slot;
  }

  /// Where the other slot stands in for this one.
  String shielded(Slot slot) {
    return backend(slot) + ":shielded";
  }

  /// Lower case; absent for a service that has a port only.
  Optional<String> host() {
    return plan.route()
        .host()
        .or(() ->
            plan.route().port().isPresent()
                ? Optional.empty()
                : Optional.of(plan.key().service() + "." + plan.key().environment() + ".localhost"))
        .map(host -> host.toLowerCase(Locale.ROOT));
  }

  private static boolean isFree(Map<Slot, ReleaseHash> taken, Slot slot, RoutePlan next) {
    ReleaseHash sitting = taken.get(slot);
    return sitting == null
        || pools(next).stream().noneMatch(pool -> pool.release().equals(sitting));
  }

  private static List<Pool> pools(RoutePlan plan) {
    return plan.split()
        .map(split -> List.of(plan.primary(), split.candidate()))
        .orElse(List.of(plan.primary()));
  }
}
