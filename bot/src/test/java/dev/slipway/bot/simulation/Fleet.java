package dev.slipway.bot.simulation;

import dev.slipway.api.event.EventContent;
import dev.slipway.api.operation.Operation;
import dev.slipway.api.state.RequestPhase;
import dev.slipway.bot.reconciler.MemoryReconciler.Given;
import dev.slipway.bot.repository.DeployCommit;
import dev.slipway.bot.repository.MemoryEnvironmentsRepository.Made;
import dev.slipway.bot.request.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the reconciler does by itself: sees commits after a while, waits for approvals, rolls out,
/// makes way, takes back, writes back.
final class Fleet {
  private final Scenery scenery;
  private final Map<Place, List<Wish>> wishes = new HashMap<>();
  private final Map<Place, Underway> active = new HashMap<>();
  private final Map<String, List<String>> carried = new HashMap<>();
  private final Map<String, String> ends = new LinkedHashMap<>();
  private boolean forgotten;
  private int commitsSeen;
  private int ordersSeen;

  private record Wish(String id, String commit, String version) {}

  private static final class Underway {
    private final String rollout;
    private final String candidate;
    private final String baseline;
    private final List<Wish> wishes;
    private int step;
    private boolean paused;
    private boolean leaving;
    private Optional<String> abortedBy = Optional.empty();

    Underway(String rollout, String candidate, String baseline, List<Wish> wishes) {
      this.rollout = rollout;
      this.candidate = candidate;
      this.baseline = baseline;
      this.wishes = wishes;
    }
  }

  Fleet(Scenery scenery) {
    this.scenery = scenery;
  }

  void begin() {
    scenery.agenda.in(scenery.draws.between(200, 3_000), this::look);
  }

  /// How each rollout ended, by its id: `proven`, `kept`, `back`, `superseded`, `lost`.
  Map<String, String> ends() {
    return ends;
  }

  /// The rollouts that carried a request.
  List<String> carrying(String request) {
    return carried.getOrDefault(request, List.of());
  }

  boolean isAtRest() {
    return active.isEmpty() && commitsSeen == scenery.repository.commits().size();
  }

  /// The journal is lost: rollouts are forgotten, what Git says is read anew.
  void forget() {
    scenery.say("the reconciler loses its journal");
    active.forEach((place, underway) -> {
      ends.put(underway.rollout, "lost");
      wishes.computeIfAbsent(place, _ -> new ArrayList<>()).addAll(underway.wishes);
      underway.wishes.forEach(wish -> phase(place, wish, RequestPhase.WAITING));
    });
    active.clear();
    forgotten = true;
    scenery.reconciler.forget();
  }

  /// Whether there was a history that nobody can tell any more.
  boolean hasForgotten() {
    return forgotten;
  }

  private void look() {
    if (!scenery.mishap(0.2)) {
      obey();
      readCommits();
      Scenery.PLACES.forEach(this::place);
    }
    scenery.agenda.in(scenery.draws.between(500, 4_000), this::look);
  }

  private void obey() {
    List<Given> given = scenery.reconciler.given();
    for (Given order : given.subList(ordersSeen, given.size())) {
      active.values().stream()
          .filter(each -> each.rollout.equals(order.about()) && !each.leaving)
          .findFirst()
          .ifPresent(each -> obey(each, order));
    }
    ordersSeen = given.size();
  }

  private void obey(Underway underway, Given order) {
    String actor = order.request().actor();
    if (order.operation() == Operation.PAUSE && !underway.paused && underway.step < 3) {
      underway.paused = true;
      tell(underway, new EventContent.RolloutPaused("paused", 5, Optional.of(actor)));
    } else if (order.operation() == Operation.RESUME && underway.paused) {
      underway.paused = false;
      tell(underway, new EventContent.RolloutResumed(actor));
    } else if (order.operation() == Operation.ABORT) {
      underway.abortedBy = Optional.of(actor);
      leave(underway, "ordered back", false);
    }
  }

  private void readCommits() {
    List<Made> commits = scenery.repository.commits();
    for (Made made : commits.subList(commitsSeen, commits.size())) {
      made.order().ifPresent(order -> wish(made, order));
    }
    commitsSeen = commits.size();
  }

  private void wish(Made made, DeployCommit order) {
    Wish wish = new Wish(order.request().text(), made.id(), order.version());
    wishes.computeIfAbsent(order.place(), _ -> new ArrayList<>()).add(wish);
    phase(order.place(), wish, RequestPhase.WAITING);
  }

  private void phase(Place place, Wish wish, RequestPhase phase) {
    scenery.reconciler.request(place, wish.id(), wish.commit(), wish.version(), phase);
  }

  private void place(Place place) {
    String desired = scenery.repository.placement(place).orElseThrow().version().text();
    scenery.reconciler.sees(place, desired);
    Underway underway = active.get(place);
    if (underway == null) {
      start(place, desired);
    } else if (underway.leaving) {
      finishLeaving(place, underway);
    } else if (!underway.candidate.equals(desired)) {
      makeWay(place, underway);
    } else {
      settle(place, desired, wishes.getOrDefault(place, List.of()));
      climb(place, underway);
    }
  }

  private void start(Place place, String desired) {
    List<Wish> all = wishes.getOrDefault(place, List.of());
    String serving = scenery.reconciler.serving(place);
    if (desired.equals(serving)) {
      settle(place, desired, all);
      return;
    }
    List<Wish> named = all.stream().filter(each -> each.version().equals(desired)).toList();
    boolean waits =
        !named.isEmpty() && consents(place, desired, Operation.APPROVE) < Town.required(place);
    boolean stopped = waits || scenery.rules.stops.isHeld(place);
    if (stopped && consents(place, desired, Operation.OVERRIDE) == 0) {
      return;
    }
    List<Wish> skipped = all.stream().filter(each -> !each.version().equals(desired)).toList();
    String rollout = scenery.reconciler.begin(place, desired, ids(named), ids(skipped));
    scenery.say("%s begins in %s: %s, skips %s", rollout, place, ids(named), ids(skipped));
    scenery.rules.began(named.stream().map(Wish::id).toList());
    named.forEach(wish -> {
      phase(place, wish, RequestPhase.STARTED);
      carried.computeIfAbsent(wish.id(), _ -> new ArrayList<>()).add(rollout);
    });
    skipped.forEach(wish -> phase(place, wish, RequestPhase.OVERTAKEN));
    active.put(place, new Underway(rollout, desired, serving, named));
    wishes.remove(place);
  }

  private long consents(Place place, String version, Operation kind) {
    String hash = scenery.reconciler.hash(place, version);
    return scenery.reconciler.given().stream()
        .filter(each -> each.operation() == kind)
        .filter(each -> each.about().equals(place.toString()))
        .filter(each -> each.request().hash().equals(Optional.of(hash)))
        .map(each -> each.request().actor())
        .distinct()
        .count();
  }

  private void settle(Place place, String desired, List<Wish> all) {
    if (all.isEmpty()) {
      return;
    }
    List<Wish> same = all.stream().filter(each -> each.version().equals(desired)).toList();
    List<Wish> skipped = all.stream().filter(each -> !each.version().equals(desired)).toList();
    same.forEach(wish -> phase(place, wish, RequestPhase.SETTLED));
    skipped.forEach(wish -> phase(place, wish, RequestPhase.OVERTAKEN));
    scenery.reconciler.tell(
        place, new EventContent.RequestsSettled(desired, "c0ffee", ids(same), ids(skipped)));
    wishes.remove(place);
  }

  private static String ids(List<Wish> wishes) {
    return wishes.stream().map(Wish::id).collect(Collectors.joining(" "));
  }

  private void climb(Place place, Underway underway) {
    if (underway.paused && !scenery.isCalm()) {
      return;
    }
    underway.paused = false;
    underway.step++;
    if (underway.step == 2 && underway.candidate.endsWith("bad")) {
      leave(underway, "error-rate 12 %", false);
      return;
    }
    switch (underway.step) {
      case 1 -> tell(underway, new EventContent.StepReached(5, 1, 2, Optional.of(5L)));
      case 2 -> tell(underway, new EventContent.StepReached(50, 2, 2, Optional.of(5L)));
      case 3 -> tell(underway, new EventContent.RolloutCompleted(underway.candidate, 5));
      default ->
          end(place, underway, new EventContent.WatchEnded(underway.candidate, true), "proven");
    }
  }

  private void makeWay(Place place, Underway underway) {
    if (underway.step >= 3) {
      end(place, underway, new EventContent.WatchEnded(underway.candidate, false), "kept");
    } else {
      leave(underway, "superseded", true);
    }
  }

  private void leave(Underway underway, String cause, boolean superseded) {
    underway.leaving = true;
    if (superseded) {
      ends.put(underway.rollout, "superseded");
    }
    tell(
        underway,
        new EventContent.RollbackStarted(
            cause,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            underway.abortedBy,
            superseded));
  }

  private void finishLeaving(Place place, Underway underway) {
    if ("superseded".equals(ends.get(underway.rollout))) {
      end(
          place,
          underway,
          new EventContent.RolloutSuperseded(underway.candidate, "newer content"),
          "superseded");
      return;
    }
    EventContent content =
        underway.abortedBy.isPresent()
            ? new EventContent.RolloutAborted(
                underway.candidate, Optional.of(underway.baseline), underway.abortedBy.get(), "")
            : new EventContent.RolloutRolledBack(
                underway.candidate,
                underway.baseline,
                "error-rate 12 %",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    end(place, underway, content, "back");
    writeBack(place, underway);
  }

  private void end(Place place, Underway underway, EventContent content, String how) {
    ends.put(underway.rollout, how);
    RequestPhase phase =
        switch (how) {
          case "proven", "kept" -> RequestPhase.SETTLED;
          default -> RequestPhase.OVERTAKEN;
        };
    underway.wishes.forEach(wish -> phase(place, wish, phase));
    active.remove(place);
    tell(underway, content);
  }

  /// Unless a person changed it meanwhile.
  private void writeBack(Place place, Underway underway) {
    String desired = scenery.repository.placement(place).orElseThrow().version().text();
    if (desired.equals(underway.candidate)) {
      scenery.say("written back in %s: %s", place, underway.baseline);
      Commits.put(scenery.repository, "Slipway <slipway@localhost>", place, underway.baseline);
    }
  }

  private void tell(Underway underway, EventContent content) {
    scenery.say("%s: %s", underway.rollout, content);
    scenery.reconciler.tell(underway.rollout, content);
  }
}
