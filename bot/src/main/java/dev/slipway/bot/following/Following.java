package dev.slipway.bot.following;

import dev.slipway.bot.request.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One rollout as its message tells it.
///
/// @param rollout its id
/// @param strategy `canary`, `blue-green`, `recreate`
/// @param author as Git prints it: `Ada Lovelace <ada@example.com>`
/// @param requests ids of the requests that it carries out; empty for a merge
/// @param skipped ids of those that it overtook before a rollout reached them
/// @param weight the candidate's share of traffic in percent; 0 once it is over and reaches nobody
/// @param step from 1; 0 before the first
/// @param steps how many there are; 0 when the strategy has none
/// @param served when it had all the traffic; absent when it never had
/// @param waiting what it waits for and since when; absent when it does not
/// @param end present once it is over, or has completed and is being watched
public record Following(
    String rollout,
    Place place,
    String strategy,
    Optional<String> baseline,
    String candidate,
    String commit,
    String author,
    String subject,
    List<String> requests,
    List<String> skipped,
    Instant started,
    Phase phase,
    int weight,
    int step,
    int steps,
    Optional<Instant> served,
    Optional<Waiting> waiting,
    Optional<End> end) {
  public Following {
    requests = List.copyOf(requests);
    skipped = List.copyOf(skipped);
  }

  /// How far it has come.
  private record Way(Phase phase, int weight, int step, int steps, Optional<Instant> served) {}

  private Following copy(Way way, Optional<Waiting> waiting, Optional<End> end) {
    return new Following(
        rollout,
        place,
        strategy,
        baseline,
        candidate,
        commit,
        author,
        subject,
        requests,
        skipped,
        started,
        way.phase(),
        way.weight(),
        way.step(),
        way.steps(),
        way.served(),
        waiting,
        end);
  }

  /// The same somewhere else on its way; it waits for nothing.
  Following at(Phase phase, int weight, int step, int steps) {
    return copy(new Way(phase, weight, step, steps, served), Optional.empty(), end);
  }

  /// The same in another phase; it waits for nothing.
  Following in(Phase phase) {
    return at(phase, weight, step, steps);
  }

  /// The same, waiting for something, on its way to that end.
  Following with(Optional<Waiting> waiting, Optional<End> end) {
    return copy(new Way(phase, weight, step, steps, served), waiting, end);
  }

  /// The same, and it has had all the traffic since.
  Following served(Instant at) {
    Optional<Instant> since = served.or(() -> Optional.of(at));
    return copy(new Way(phase, weight, step, steps, since), waiting, end);
  }

  /// The same, and it is over.
  public Following ended(End end) {
    return in(Phase.ENDED).with(Optional.empty(), Optional.of(end));
  }

  /// Which way it is going.
  public enum Phase {
    /// instances start, hooks and checks run; no traffic yet
    PREPARING,
    /// the candidate has a share of the traffic
    CLIMBING,
    PAUSED,
    /// at 100 percent, the baseline is still warm
    WATCHING,
    /// traffic goes back
    RETURNING,
    ENDED;

    public boolean isOver() {
      return this == ENDED;
    }
  }

  /// @param what for people: `34 of 100 requests`, `a person: complaints 6`
  public record Waiting(String what, Instant since) {}

  /// @param outcome how it ended, or is ending
  /// @param cause for people, one sentence; empty when it went well
  /// @param by who ordered it; absent when the reconciler did
  public record End(
      Outcome outcome,
      String cause,
      Optional<String> criterion,
      Optional<String> value,
      Optional<String> limit,
      Optional<String> by,
      Instant at) {}

  public enum Outcome {
    /// serves everybody, its watch has passed
    PROVEN,
    /// served everybody, newer content came during the watch
    COMPLETED,
    ROLLED_BACK,
    ABORTED,
    FAILED,
    SUPERSEDED
  }
}
