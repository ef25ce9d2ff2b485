package dev.slipway.reconciler.planning;

import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.ServiceKey;
import java.util.List;
import java.util.Optional;

/// All that the journal remembers of one service in one environment.
///
/// @param stateVersion rises with each recorded change that matters; operations name the one they
///   mean
/// @param serving empty before the first release has completed
/// @param lastProven the newest release that passed its watch
/// @param inPlace empty before Git first spoke of it
/// @param route the newest plan given to the router; its generation only rises
/// @param requests chat requests that Git's commits name, newest first
/// @param adopted whether it was found running without a record, or the journal was restored, and
///   no person has released it yet
/// @param recovery what the record knew, where the journal was restored
public record ServiceRecord(
    ServiceKey key,
    long stateVersion,
    Optional<Serving> serving,
    Optional<Serving> lastProven,
    Optional<Running> running,
    Optional<InPlace> inPlace,
    Optional<RoutePlan> route,
    List<Rejection> rejections,
    List<Consent> consents,
    Optional<PendingWriteBack> writeBack,
    List<Block> blocks,
    List<Followed> requests,
    boolean adopted,
    Optional<Recovery> recovery) {
  /// So many rejections and consents are kept, the newest first.
  static final int KEPT = 20;

  public ServiceRecord {
    rejections = List.copyOf(rejections);
    consents = List.copyOf(consents);
    blocks = List.copyOf(blocks);
    requests = List.copyOf(requests);
  }

  /// A service that nothing is known of.
  public static ServiceRecord unknown(ServiceKey key) {
    return new ServiceRecord(
        key,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        false,
        Optional.empty());
  }

  /// Whether content was taken back before and nobody asked to retry it.
  public Optional<Rejection> rejection(Release release) {
    return rejections.stream()
        .filter(rejection ->
            rejection.hash().isPresent() && rejection.hash().get().equals(release.hash()))
        .findFirst();
  }

  public ServiceRecord withVersion(long next) {
    return edit().version(next).done();
  }

  public RecordEdit edit() {
    return new RecordEdit(this);
  }
}
