package dev.slipway.reconciler.planning;

import dev.slipway.reconciler.delivery.RoutePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a changed copy of a [ServiceRecord].
public final class RecordEdit {
  private final ServiceRecord before;
  private long stateVersion;
  private Optional<Serving> serving;
  private Optional<Serving> lastProven;
  private Optional<Running> running;
  private Optional<InPlace> inPlace;
  private Optional<RoutePlan> route;
  private List<Rejection> rejections;
  private List<Consent> consents;
  private Optional<PendingWriteBack> writeBack;
  private List<Block> blocks;
  private List<Followed> requests;
  private boolean adopted;
  private Optional<Recovery> recovery;

  RecordEdit(ServiceRecord before) {
    this.before = before;
    stateVersion = before.stateVersion();
    serving = before.serving();
    lastProven = before.lastProven();
    running = before.running();
    inPlace = before.inPlace();
    route = before.route();
    rejections = before.rejections();
    consents = before.consents();
    writeBack = before.writeBack();
    blocks = before.blocks();
    requests = before.requests();
    adopted = before.adopted();
    recovery = before.recovery();
  }

  RecordEdit version(long next) {
    stateVersion = next;
    return this;
  }

  public RecordEdit serving(Optional<Serving> next) {
    serving = next;
    return this;
  }

  public RecordEdit lastProven(Optional<Serving> next) {
    lastProven = next;
    return this;
  }

  public RecordEdit running(Optional<Running> next) {
    running = next;
    return this;
  }

  public RecordEdit inPlace(Optional<InPlace> next) {
    inPlace = next;
    return this;
  }

  public RecordEdit route(Optional<RoutePlan> next) {
    route = next;
    return this;
  }

  public RecordEdit reject(Rejection next) {
    rejections = first(next, rejections);
    return this;
  }

  /// Replaces a rejection by what is known of it now.
  public RecordEdit amend(Rejection before, Rejection now) {
    rejections = rejections.stream().map(one -> one.equals(before) ? now : one).toList();
    return this;
  }

  /// Forgets the evidence against some content.
  public RecordEdit forgive(java.util.function.Predicate<Rejection> forgiven) {
    rejections = rejections.stream().filter(forgiven.negate()).toList();
    return this;
  }

  public RecordEdit consent(Consent next) {
    consents = first(next, consents);
    return this;
  }

  /// What people agreed to before is void.
  RecordEdit noConsents() {
    consents = List.of();
    return this;
  }

  public RecordEdit writeBack(Optional<PendingWriteBack> next) {
    writeBack = next;
    return this;
  }

  public RecordEdit blocks(List<Block> next) {
    blocks = next;
    return this;
  }

  RecordEdit requests(List<Followed> next) {
    requests = next;
    return this;
  }

  public RecordEdit adopted(boolean next) {
    adopted = next;
    return this;
  }

  /// A person agrees to go on: what was found is the present.
  public RecordEdit released() {
    adopted = false;
    recovery = Optional.empty();
    return this;
  }

  RecordEdit recovery(Optional<Recovery> next) {
    recovery = next;
    return this;
  }

  public ServiceRecord done() {
    return new ServiceRecord(
        before.key(),
        stateVersion,
        serving,
        lastProven,
        running,
        inPlace,
        route,
        rejections,
        consents,
        writeBack,
        blocks,
        requests,
        adopted,
        recovery);
  }

  private static <T> List<T> first(T next, List<T> others) {
    List<T> all = new ArrayList<>();
    all.add(next);
    all.addAll(others);
    return all.subList(0, Math.min(all.size(), ServiceRecord.KEPT));
  }
}
