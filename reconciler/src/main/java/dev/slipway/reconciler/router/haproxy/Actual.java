package dev.slipway.reconciler.router.haproxy;

import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.Pool;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.router.haproxy.StatTable.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The plan that HAProxy really follows, in the words of the plan that it shall follow.
///
/// A release that has left the plan is in it as long as it gets requests: whoever reads that it has
/// no share may stop its instances.
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
    return new RoutePlan(
        wanted.key(),
        wanted.generation(),
        wanted.route(),
        pool(seating, look, wanted.primary()),
        leaving(seating, look, line).or(() -> split(seating, look, line)),
        line.sticky());
  }

  private static Optional<RoutePlan.Split> split(Seating seating, Look look, PlanLine line) {
    PlanLine expected = PlanLine.of(seating);
    return seating
        .plan()
        .split()
        .map(split ->
            new RoutePlan.Split(
                pool(seating, look, split.candidate()),
                line.equals(expected)
                    ? split.weight()
                    : new Weight(line.share(split.candidate().release().brief())),
                line.shield() == expected.shield() ? split.shield() : line.shield()));
  }

  /// A release keeps its seat when it leaves the plan, unless another takes it.
  private static Optional<RoutePlan.Split> leaving(Seating seating, Look look, PlanLine line) {
    return Stream.of(Slot.values())
        .flatMap(slot -> seating.at(slot).stream())
        .filter(release -> !seating.plans(release) && line.share(release.brief()) > 0)
        .findFirst()
        .map(release ->
            new RoutePlan.Split(
                new Pool(release, servers(seating, look, release)),
                new Weight(line.share(release.brief())),
                line.shield()));
  }

  private static List<Endpoint> servers(Seating seating, Look look, ReleaseHash release) {
    return look.stats().servers(seating.backend(seating.slot(release))).stream()
        .filter(row -> Server.isOf(release, row.server()) && isUsed(row))
        .flatMap(row -> Server.endpoint(row.server()).stream())
        .toList();
  }

  private static boolean isUsed(Row row) {
    return row.number("weight") > 0 && !row.text("status").startsWith("MAINT");
  }

  /// Those of the instances that have a server.
  private static Pool pool(Seating seating, Look look, Pool wanted) {
    String backend = seating.backend(seating.slot(wanted.release()));
    List<Endpoint> present =
        wanted.endpoints().stream()
            .filter(endpoint ->
                look.stats()
                    .row(backend, Server.of(wanted.release(), endpoint).name())
                    .filter(Actual::isUsed)
                    .isPresent())
            .toList();
    return new Pool(wanted.release(), present);
  }
}
