package dev.slipway.bot.numbers;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The four numbers of a period (DORA: Accelerate State of DevOps), as `docs/numbers.md` defines
/// them. A change counts in the period in which its rollout ended, so that a period's numbers do
/// not depend on what was still under way.
///
/// @param deployments changes that reached all users
/// @param failures changes that were taken back, or failed with nothing to go back to
/// @param leadTime median from asking in chat to all users; absent where nobody asked in chat
/// @param timeToRestore median from the beginning of a rollout that failed until users had a
///   version that is good; absent without one that was restored
/// @param notRestored failures after which nothing good serves yet
public record Numbers(
    int deployments,
    int failures,
    Optional<Duration> leadTime,
    Optional<Duration> timeToRestore,
    int notRestored) {
  /// @param all also those of other periods: what came after a failure says when it was restored
  public static Numbers of(Collection<Change> all, Period period) {
    List<Change> changes = all.stream().filter(change -> period.contains(change.ended())).toList();
    List<Change> deployed = changes.stream().filter(Numbers::isDeployed).toList();
    List<Change> failed = changes.stream().filter(Numbers::isFailure).toList();
    List<Duration> restores =
        failed.stream().flatMap(change -> restored(change, all).stream()).toList();
    return new Numbers(
        deployed.size(),
        failed.size(),
        median(deployed.stream().flatMap(change -> leadTime(change).stream()).toList()),
        median(restores),
        failed.size() - restores.size());
  }

  /// Failures among all that succeeded or failed, from 0 to 1; empty without any.
  public Optional<Double> changeFailureRate() {
    int changes = deployments + failures;
    return changes == 0 ? Optional.empty() : Optional.of((double) failures / changes);
  }

  private static boolean isDeployed(Change change) {
    return change.result() == Change.Result.DEPLOYED;
  }

  private static boolean isFailure(Change change) {
    return switch (change.result()) {
      case TAKEN_BACK, FAILED -> true;
      case DEPLOYED, OVERTAKEN -> false;
    };
  }

  /// A clock that was set meanwhile makes no negative times.
  private static Optional<Duration> leadTime(Change change) {
    return change.asked().map(asked -> between(asked, change.served().orElse(change.ended())));
  }

  private static Optional<Duration> restored(Change failure, Collection<Change> all) {
    Optional<Instant> good =
        failure.result() == Change.Result.TAKEN_BACK
            ? Optional.of(failure.ended())
            : all.stream()
                .filter(Numbers::isDeployed)
                .filter(next -> next.isOf(failure.service(), failure.environment()))
                .map(next -> next.served().orElse(next.ended()))
                .filter(at -> !at.isBefore(failure.ended()))
                .min(Comparator.naturalOrder());
    return good.map(at -> between(failure.started(), at));
  }

  private static Duration between(Instant from, Instant until) {
    return until.isBefore(from) ? Duration.ZERO : Duration.between(from, until);
  }

  /// The middle one; of an even number the mean of the two in the middle.
  static Optional<Duration> median(Collection<Duration> durations) {
    if (durations.isEmpty()) {
      return Optional.empty();
    }
    List<Duration> sorted = durations.stream().sorted().toList();
    Duration upper = sorted.get(sorted.size() / 2);
    Duration lower = sorted.get((sorted.size() - 1) / 2);
    return Optional.of(lower.plus(upper.minus(lower).dividedBy(2)));
  }
}
