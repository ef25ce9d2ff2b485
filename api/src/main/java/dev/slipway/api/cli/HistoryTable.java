package dev.slipway.api.cli;

import dev.slipway.api.state.EndStatus;
import dev.slipway.api.state.FindingStatus;
import dev.slipway.api.state.ReleaseStatus;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.api.state.RolloutsStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Rollouts of a service as an aligned table, one line each, newest first.
final class HistoryTable {
  private static final List<String> HEAD =
      List.of("STARTED", "VERSION", "STRATEGY", "OUTCOME", "TOOK", "BY", "COMMIT", "WHY");
  private static final int BRIEF = 10;

  private HistoryTable() {}

  static String text(RolloutsStatus history, Instant now) {
    if (history.rollouts().isEmpty()) {
      return Phrases.clean(
              "Nothing was rolled out yet for %s in %s."
                  .formatted(history.service(), history.environment()))
          + "\n";
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    history.rollouts().forEach(rollout -> rows.add(row(rollout, now)));
    return Table.aligned(rows);
  }

  private static List<String> row(RolloutStatus rollout, Instant now) {
    String commit = rollout.origin().commit();
    return List.of(
        rollout.started().truncatedTo(ChronoUnit.SECONDS).toString(),
        rollout.baseline().map(ReleaseStatus::version).map(from -> from + " -> ").orElse("")
            + rollout.candidate().version(),
        rollout.strategy(),
        Phrases.phase(rollout.phase()),
        Phrases.age(rollout.started(), rollout.ended().orElse(now)),
        rollout.origin().author().replaceFirst(" <.*>$", ""),
        commit.substring(0, Math.min(BRIEF, commit.length())),
        rollout.end().map(HistoryTable::why).orElse(rollout.origin().subject()));
  }

  /// The cause; with what decided, unless the cause says it already.
  private static String why(EndStatus end) {
    String finding =
        end.finding()
            .map(FindingStatus::sentence)
            .filter(sentence -> !end.cause().contains(sentence))
            .map(sentence -> ", " + sentence)
            .orElse("");
    return end.cause() + finding + end.by().map(person -> ", by " + person).orElse("");
  }
}
