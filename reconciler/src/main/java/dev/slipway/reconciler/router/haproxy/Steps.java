package dev.slipway.reconciler.router.haproxy;

import dev.slipway.reconciler.delivery.Pool;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.router.haproxy.StatTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// From what a worker does to what it shall do, one step at a time. Pure: look, order, look again.
///
///     for each slot
///       1. a release that is not planned sits there: retire its servers, wait until they are gone
///       2. add missing servers at weight 0, with checks
///       3. give weight to those that have passed their check
///       4. all in place: retire what is left over of the same release
///     then
///       5. one command gives the service its new shares, as soon as each release whose share rises
///          has all its servers; a share that only falls waits for nobody
///       6. host names
///
/// What it keeps: no request is sent to a server before its check has passed, nor to a slot whose
/// servers belong to a release that is not planned; shares change in one command.
final class Steps {
  static final String HOSTS = "hosts.map";
  static final String PLANS = "plans.map";
  static final String CHECK = "check inter 500ms fastinter 150ms fall 2 rise 2 pool-purge-delay 1s";

  private final Seating seating;
  private final Look look;
  private final boolean patient;
  private final PlanLine wanted;
  private final Optional<PlanLine> actual;
  private final List<Order> orders = new ArrayList<>();
  private final List<String> waiting = new ArrayList<>();

  private Steps(Seating seating, Look look, boolean patient) {
    this.seating = seating;
    this.look = look;
    this.patient = patient;
    this.wanted = PlanLine.of(seating);
    this.actual = look.line(seating.name());
  }

  /// @param patient whether servers must have passed their check; not in a worker that ends
  static Step next(Seating seating, Look look, boolean patient) {
    return new Steps(seating, look, patient).step();
  }

  /// A service that shall not be routed any more.
  static List<Order> forget(String service, Look look) {
    List<Order> orders = new ArrayList<>();
    look.hosts()
        .forEach((host, name) -> {
          if (name.equals(service)) {
            orders.add(Order.of("del map " + HOSTS + " " + host));
          }
        });
    if (look.plans().containsKey(service)) {
      orders.add(Order.of("del map " + PLANS + " " + service));
    }
    return orders;
  }

  private Step step() {
    Stream.of(Slot.values()).forEach(this::slot);
    shares();
    hosts();
    return new Step(orders, waiting.stream().findFirst());
  }

  private void slot(Slot slot) {
    List<Row> strangers =
        seen(slot).stream()
            .filter(
                row -> seating.at(slot).stream().noneMatch(own -> Server.isOf(own, row.server())))
            .toList();
    strangers.forEach(row -> retire(slot, row));
    if (!strangers.isEmpty() && !seating.servers(slot).isEmpty()) {
      long requests = strangers.stream().mapToLong(row -> row.number("scur")).sum();
      waiting.add("its pool still ends %d requests of a release that has left".formatted(requests));
      return;
    }
    List<Server> servers = seating.servers(slot);
    servers.forEach(server -> seat(slot, server));
    if (servers.stream().allMatch(server -> isInPlace(slot, server))) {
      seen(slot).stream()
          .filter(row -> !strangers.contains(row))
          .filter(row -> servers.stream().noneMatch(own -> own.name().equals(row.server())))
          .forEach(row -> retire(slot, row));
    }
  }

  private List<Row> seen(Slot slot) {
    return look.stats().servers(seating.backend(slot));
  }

  private void seat(Slot slot, Server server) {
    String path = seating.backend(slot) + "/" + server.name();
    Optional<Row> row = look.stats().row(seating.backend(slot), server.name());
    if (row.isEmpty()) {
      orders.add(Order.of("add server %s %s weight 0 %s".formatted(path, server.address(), CHECK)));
      orders.add(Order.of("enable health " + path));
      orders.add(Order.of("enable server " + path));
      waiting.add(server.address() + " has not been checked yet");
    } else if (row.get().text("status").startsWith("MAINT")) {
      orders.add(Order.of("set weight " + path + " 0"));
      orders.add(Order.of("set server " + path + " state ready"));
      waiting.add(server.address() + " was in maintenance");
    } else if (!isInPlace(slot, server)) {
      admit(path, server, row.get());
    }
  }

  private void admit(String path, Server server, Row row) {
    String check = lastCheck(row);
    if (!patient || check.endsWith("OK")) {
      orders.add(Order.of("set server " + path + " state ready"));
      orders.add(Order.of("set weight " + path + " 1"));
      waiting.add(server.address() + " has no weight yet");
    } else {
      waiting.add(
          "%s does not accept connections (HAProxy's check: %s)"
              .formatted(server.address(), check.isEmpty() ? "none yet" : check));
    }
  }

  /// While the next one goes on, HAProxy puts a star in front.
  private static String lastCheck(Row row) {
    String check = row.text("check_status");
    return check.startsWith("* ") ? check.substring(2) : check;
  }

  /// A server without weight, or told to drain, shows as `DRAIN`.
  private boolean isInPlace(Slot slot, Server server) {
    return look.stats()
        .row(seating.backend(slot), server.name())
        .filter(row -> row.number("weight") > 0)
        .filter(row -> !row.text("status").matches("(MAINT|DRAIN).*"))
        .isPresent();
  }

  /// Not while requests may still be sent to its release.
  private void retire(Slot slot, Row row) {
    String path = seating.backend(slot) + "/" + row.server();
    boolean routed =
        actual.isPresent()
            && isSeatOf(actual.get(), slot, row.server())
            && seating.at(slot).filter(seating::plans).stream()
                .noneMatch(own -> Server.isOf(own, row.server()));
    if (routed) {
      return;
    }
    if (row.number("scur") == 0) {
      orders.add(Order.attempt("set server " + path + " state maint"));
      orders.add(Order.attempt("del server " + path));
    } else if (row.text("status").startsWith("UP")) {
      orders.add(Order.attempt("set server " + path + " state drain"));
    }
  }

  private static boolean isSeatOf(PlanLine line, Slot slot, String server) {
    return Stream.concat(Stream.of(line.primary()), line.candidate().stream())
        .anyMatch(seat -> seat.slot() == slot && server.startsWith(seat.release() + ":"));
  }

  private void shares() {
    if (actual.filter(wanted::equals).isPresent()) {
      return;
    }
    waiting.add("its shares are not in force yet");
    if (rising().allMatch(this::isInPlace)) {
      set(wanted);
    } else if (dropsARelease() && isInPlace(seating.plan().primary())) {
      set(new PlanLine(wanted.primary(), Optional.empty(), 0, false, wanted.sticky()));
    }
  }

  /// The releases that shall get more than now.
  private Stream<Pool> rising() {
    RoutePlan plan = seating.plan();
    return Stream.concat(
            Stream.of(plan.primary()), plan.split().map(RoutePlan.Split::candidate).stream())
        .filter(pool -> {
          String release = pool.release().brief();
          return wanted.share(release) > actual.map(line -> line.share(release)).orElse(0);
        });
  }

  private boolean isInPlace(Pool pool) {
    Slot slot = seating.slot(pool.release());
    return seating.servers(slot).stream().allMatch(server -> isInPlace(slot, server));
  }

  /// Whether requests go to a candidate that has left the plan, in whose slot another one waits.
  private boolean dropsARelease() {
    return actual
        .flatMap(PlanLine::candidate)
        .filter(seat ->
            Stream.of(Slot.values())
                .map(seating::at)
                .flatMap(Optional::stream)
                .map(ReleaseHash::brief)
                .noneMatch(seat.release()::equals))
        .isPresent();
  }

  private void set(PlanLine line) {
    if (!candidate(Optional.of(line)).equals(candidate(actual))) {
      // From zero, so that nothing is owed to a new candidate.
      orders.add(
          Order.of("set table %s key %s data.gpc0 0".formatted(Rendering.SHARES, seating.name())));
    }
    String change = look.plans().containsKey(seating.name()) ? "set" : "add";
    orders.add(Order.of("%s map %s %s %s".formatted(change, PLANS, seating.name(), line)));
  }

  private static Optional<String> candidate(Optional<PlanLine> line) {
    return line.flatMap(PlanLine::candidate).map(PlanLine.Seat::release);
  }

  private void hosts() {
    Optional<String> host = seating.host();
    look.hosts()
        .forEach((known, name) -> {
          if (name.equals(seating.name()) && host.filter(known::equals).isEmpty()) {
            orders.add(Order.of("del map " + HOSTS + " " + known));
          }
        });
    host.filter(wantedHost -> !seating.name().equals(look.hosts().get(wantedHost)))
        .ifPresent(wantedHost -> {
          String change = look.hosts().containsKey(wantedHost) ? "set" : "add";
          waiting.add("its host name is not known yet");
          orders.add(
              Order.of("%s map %s %s %s".formatted(change, HOSTS, wantedHost, seating.name())));
        });
  }
}
