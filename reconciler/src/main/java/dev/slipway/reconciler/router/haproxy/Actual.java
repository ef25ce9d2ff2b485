package dev.slipway.reconciler.router.haproxy;

import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.Pool;
import dev.slipway.reconciler.delivery.RoutePlan;
import java.util.List;
import java.util.Optional;

/// The plan that HAProxy really follows, in the words of the plan that it shall follow.
final class Actual {
  private Actual() {}

  /// Absent where no request would reach the service.
  static Optional<RoutePlan> plan(Seating seating, Look look) {
    Optional<PlanLine> line = look.line(seating.name());
    boolean found =
        seating.host().stream().allMatch(host -> seating.name().equals(look.hosts().get(host)));
    return line.filter(_ -> found).map(present -> plan(seating, look, present));
  }

  private static RoutePlan plan(Seating seating, Look look, PlanLine line) {
    RoutePlan wanted = seating.plan();
    PlanLine expected = PlanLine.of(seating);
    return new RoutePlan(
        wanted.key(),
        wanted.generation(),
        wanted.route(),
        pool(seating, look, wanted.primary()),
        wanted
            .split()
            .map(split ->
                new RoutePlan.Split(
                    pool(seating, look, split.candidate()),
                    line.equals(expected)
                        ? split.weight()
                        : new Weight(line.share(split.candidate().release().brief())),
                    line.shield() == expected.shield() ? split.shield() : line.shield())),
        line.sticky());
  }

  /// Those of the instances that have a server.
  private static Pool pool(Seating seating, Look look, Pool wanted) {
    String backend = seating.backend(seating.slot(wanted.release()));
    List<Endpoint> present =
        wanted.endpoints().stream()
            .filter(endpoint ->
                look.stats()
                    .row(backend, Server.of(wanted.release(), endpoint).name())
                    .filter(row -> row.number("weight") > 0)
                    .filter(row -> !row.text("status").startsWith("MAINT"))
                    .isPresent())
            .toList();
    return new Pool(wanted.release(), present);
  }
}
