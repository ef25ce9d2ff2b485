package dev.slipway.sandbox.traffic;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What users have seen.
///
/// @param requests all that fell due; each of them is in exactly one of `unsent`,
///   `answeredByVersion` and `broken`
/// @param unsent of these, not sent because too many were unanswered
/// @param answeredByVersion version to answers, good and bad; the empty text stands for answers
///   that named no version, as a router's own do
/// @param failedByVersion of these, 4xx and 5xx
/// @param broken reason to requests without an answer
/// @param connections how many were opened
public record Summary(
    Duration elapsed,
    long requests,
    long unsent,
    SortedMap<String, Long> answeredByVersion,
    SortedMap<String, Long> failedByVersion,
    SortedMap<String, Long> broken,
    long connections,
    Times times) {
  /// @param p50 latencies from when a request was due, to within a sixteenth; zero without answers
  /// @param latest how long after it was due the latest request was sent: a generator that could
  ///   not keep its rate shows here
  public record Times(
      Duration p50, Duration p95, Duration p99, Duration longest, Duration latest) {}

  /// Who failed how often.
  ///
  /// @param byNobody no answer, or one that named no version
  public record Failures(long byBaseline, long byCandidate, long byNobody) {}

  public Summary {
    answeredByVersion = Collections.unmodifiableSortedMap(new TreeMap<>(answeredByVersion));
    failedByVersion = Collections.unmodifiableSortedMap(new TreeMap<>(failedByVersion));
    broken = Collections.unmodifiableSortedMap(new TreeMap<>(broken));
  }

  /// All failures that users have seen, whoever's fault they were.
  public long failed() {
    return sum(failedByVersion) + sum(broken);
  }

  /// @param candidates the versions that were rolled out and taken back; all others are baselines
  public Failures failures(Set<String> candidates) {
    long byCandidate = 0;
    long byBaseline = 0;
    for (Map.Entry<String, Long> failed : failedByVersion.entrySet()) {
      if (candidates.contains(failed.getKey())) {
        byCandidate += failed.getValue();
      } else if (!failed.getKey().isEmpty()) {
        byBaseline += failed.getValue();
      }
    }
    return new Failures(byBaseline, byCandidate, failed() - byBaseline - byCandidate);
  }

  /// One line for people.
  public String line() {
    StringBuilder line = new StringBuilder();
    line.append("%d s, %d requests, %d failed".formatted(elapsed.toSeconds(), requests, failed()));
    failedByVersion.forEach((version, count) ->
        line.append(", ")
            .append(count)
            .append(version.isEmpty() ? " without a version" : " by " + version));
    broken.forEach((reason, count) -> line.append(", ").append(count).append(' ').append(reason));
    if (unsent > 0) {
      line.append(", ").append(unsent).append(" not sent");
    }
    line.append(", p50 %.1f ms, p99 %.1f ms".formatted(millis(times.p50()), millis(times.p99())));
    return line.toString();
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
