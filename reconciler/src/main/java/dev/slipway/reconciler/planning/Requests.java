package dev.slipway.reconciler.planning;

import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.Requested;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.planning.Followed.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Follows chat requests from their commits to the events that name them:
///
/// ```
/// learn     what Git's commits name becomes WAITING; what Git names behind a known one is history: SETTLED
/// start     a rollout's start names the requests for its version and those that were overtaken unseen: NAMED
/// complete  what a candidate that now serves was started with: SETTLED
/// settle    what is wanted serves already and requests wait: an event names them, SETTLED
/// ```
///
/// Keeps: each request is named as carried out, as skipped, or as having nothing to do; as skipped
/// only once, and not when a rollout's start has named it before.
public final class Requests {
  /// So many are kept, the newest.
  private static final int KEPT = 50;

  private Requests() {}

  /// The record with what Git's newest word names.
  public static ServiceRecord learn(ServiceRecord record, DesiredService desired) {
    Map<String, Followed> known = new HashMap<>();
    record.requests().forEach(each -> known.put(each.id(), each));
    Set<String> inGit = new HashSet<>();
    List<Followed> all = new ArrayList<>();
    boolean history = false;
    for (Requested request : desired.requests()) {
      Optional<Followed> before = Optional.ofNullable(known.get(request.id()));
      history |= before.isPresent();
      if (inGit.add(request.id())) {
        all.add(followed(request, before, history || wasBefore(record, request)));
      }
    }
    Version wanted = desired.placement().version();
    record.requests().stream()
        .filter(each -> !inGit.contains(each.id()))
        .map(each -> each.is(Stage.SETTLED) ? each : older(each, wanted))
        .forEach(all::add);
    List<Followed> newest = all.subList(0, Math.min(KEPT, all.size()));
    return newest.equals(record.requests()) ? record : record.edit().requests(newest).done();
  }

  /// What an adopted service ran already is not waited for.
  private static boolean wasBefore(ServiceRecord record, Requested request) {
    return record.adopted()
        && (request.overtaken()
            || record
                .serving()
                .map(serving -> serving.release().version().equals(request.version()))
                .orElse(true));
  }

  private static Followed followed(Requested request, Optional<Followed> before, boolean history) {
    return before
        .map(each -> each.is(Stage.SETTLED) ? each : each.overtakenBy(request.overtaken()))
        .orElseGet(() ->
            new Followed(
                request.id(),
                request.commit(),
                request.version(),
                request.overtaken(),
                history ? Stage.SETTLED : Stage.WAITING));
  }

  /// Git's reading goes less far back than the record.
  private static Followed older(Followed request, Version wanted) {
    return request.overtakenBy(request.overtaken() || !request.version().equals(wanted));
  }

  /// Ids of those that a rollout to a version carries out, oldest first.
  static List<String> carriedOut(ServiceRecord record, Version version) {
    return ids(
        record,
        each -> !each.overtaken() && !each.is(Stage.SETTLED) && each.version().equals(version));
  }

  /// Ids of those that newer commits overtook before an event named them, oldest first.
  static List<String> skipped(ServiceRecord record) {
    return ids(record, each -> each.overtaken() && each.is(Stage.WAITING));
  }

  /// After a rollout's start has named them.
  public static ServiceRecord named(ServiceRecord record, Version version) {
    return change(
        record,
        each ->
            each.is(Stage.WAITING) && (each.overtaken() || each.version().equals(version))
                ? each.at(Stage.NAMED)
                : each);
  }

  /// After a candidate has come to serve.
  static ServiceRecord served(ServiceRecord record) {
    return change(record, each -> each.is(Stage.NAMED) ? each.at(Stage.SETTLED) : each);
  }

  /// What there is to say when the wish serves already.
  public static Optional<ServiceEvent.RequestsSettled> settling(ServiceRecord record, Wish wish) {
    Version version = wish.keys().version();
    boolean waiting = record.requests().stream().anyMatch(each -> each.is(Stage.WAITING));
    if (!waiting || !serves(record, wish.resolution())) {
      return Optional.empty();
    }
    return Optional.of(
        new ServiceEvent.RequestsSettled(
            version,
            wish.desired().commit().id(),
            ids(record, each -> !each.overtaken() && each.is(Stage.WAITING)),
            skipped(record)));
  }

  /// After [#settling] was told.
  public static ServiceRecord settled(ServiceRecord record) {
    return change(record, each -> each.at(Stage.SETTLED));
  }

  private static boolean serves(ServiceRecord record, Resolution resolution) {
    return record.running().isEmpty()
        && !record.adopted()
        && resolution instanceof Resolution.Known(var wanted)
        && record.serving().isPresent()
        && record.serving().get().release().hash().equals(wanted.hash());
  }

  private static List<String> ids(ServiceRecord record, Predicate<Followed> which) {
    return record.requests().reversed().stream().filter(which).map(Followed::id).toList();
  }

  private static ServiceRecord change(ServiceRecord record, UnaryOperator<Followed> how) {
    return record.edit().requests(record.requests().stream().map(how).toList()).done();
  }
}
