package dev.slipway.sandbox.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.traffic.RoundTrips;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What the router adds to an answer, and what a change of weights costs. The reconciler must not
/// run meanwhile: the router is told other weights than it wants.
final class RouterSpeed {
  private static final int REQUESTS = 1_000;
  private static final int ROUNDS = 10;
  private static final int WARM_UP = 3_000;
  private static final int CHANGES = 200;
  private static final String CANDIDATE = "c0ffee".repeat(10) + "c0ff";

  private final Bed bed;

  RouterSpeed(Bed bed) {
    this.bed = bed;
  }

  List<Figure> measure() throws IOException {
    try (RouterView router = new RouterView(bed.folder().router(), bed.environment())) {
      ObjectNode plan = router.plan();
      List<Figure> figures = new ArrayList<>(detour(plan));
      figures.add(changes(router, plan));
      return figures;
    }
  }

  /// In turns, so that both meet the same moods of the machine.
  private List<Figure> detour(ObjectNode plan) throws IOException {
    JsonNode endpoint = plan.path("primary").path("endpoints").path(0);
    InetSocketAddress instance =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), endpoint.path("port").asInt());
    List<Double> direct = new ArrayList<>();
    List<Double> routed = new ArrayList<>();
    List<Double> added = new ArrayList<>();
    try (RoundTrips straight = new RoundTrips(instance, Bed.HOST);
        RoundTrips around = new RoundTrips(bed.users(), Bed.HOST)) {
      var _ = straight.take(WARM_UP);
      var _ = around.take(WARM_UP);
      for (int round = 0; round < ROUNDS; round++) {
        direct.add(median(straight.take(REQUESTS)));
        routed.add(median(around.take(REQUESTS)));
        added.add(routed.getLast() - direct.getLast());
      }
    }
    return List.of(
        Figure.of("directAnswer", "Answer of an instance, asked directly", "ms", direct),
        Figure.of("routedAnswer", "The same through the router", "ms", routed),
        Figure.of("routerOverhead", "What the router adds", "ms", added));
  }

  private Figure changes(RouterView router, ObjectNode plan) throws IOException {
    long generation = plan.path("generation").asLong();
    ObjectNode split = plan.putObject("split");
    split.put("shield", true);
    ObjectNode candidate = (ObjectNode) plan.path("primary").deepCopy();
    split.set("candidate", candidate.put("release", CANDIDATE));
    List<Double> changes = new ArrayList<>();
    for (int change = 1; change <= CHANGES; change++) {
      plan.put("generation", generation + change);
      split.put("weight", change % 2 == 0 ? 25 : 50);
      long sent = System.nanoTime();
      router.put(Bed.SERVICE, plan);
      changes.add((System.nanoTime() - sent) / 1e6);
    }
    return Figure.of("weightChange", "Change of weights, on disk and in force", "ms", changes);
  }

  private static double median(List<Duration> times) {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow().toNanos() / 1e6;
  }
}
