package dev.slipway.sandbox.bench.chat;

import dev.slipway.api.event.EventContent;
import dev.slipway.api.event.EventRecord;
import dev.slipway.api.json.ContractJson;
import dev.slipway.api.operation.PlanResponse;
import dev.slipway.api.state.ReleaseStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the reconciler tells of one canary rollout from 1.0.0, in its own words and order.
///
/// @param candidate the version that it brings in
/// @param request the chat request that it carries out; absent for a merge
record RecordedRollout(
    String id, String environment, String service, String candidate, Optional<String> request) {
  static final String BASELINE = "1.0.0";
  private static final ContractJson JSON = new ContractJson();

  EventRecord started(Instant at) {
    return event(
        at,
        new EventContent.RolloutStarted(
            "canary",
            Optional.of(BASELINE),
            candidate,
            digest(candidate),
            hash(candidate),
            hash(id).substring(0, 40),
            "Ada Lovelace <ada@example.com>",
            "Ship %s %s to %s".formatted(service, candidate, environment),
            request.orElse(""),
            ""));
  }

  EventRecord reached(int weight, int step, Instant at) {
    return event(at, new EventContent.StepReached(weight, step, 2, Optional.of(5L)));
  }

  /// All of it, ten events: both steps pass, the watch too.
  List<EventRecord> proven(Instant at) {
    EventContent proven = new EventContent.ReleaseProven(candidate, hash(candidate));
    return Stream.of(
            Stream.of(started(at)),
            Stream.of(new EventContent.CandidateHealthy(1), new EventContent.ChecksPassed(false))
                .map(content -> event(at, content)),
            Stream.of(reached(10, 1, at), event(at, new EventContent.StepPassed(1, "pass"))),
            Stream.of(reached(50, 2, at), event(at, new EventContent.StepPassed(2, "pass"))),
            Stream.of(
                    new EventContent.RolloutCompleted(candidate, 30),
                    new EventContent.WatchEnded(candidate, true))
                .map(content -> event(at, content)),
            Stream.of(JSON.event(at, environment, Optional.of(service), Optional.empty(), proven)))
        .flatMap(each -> each)
        .toList();
  }

  /// All of it, eight events: the first step fails.
  List<EventRecord> rolledBack(Instant at) {
    String cause = "error-rate 12.4 % is over its limit of 5 %";
    Optional<String> criterion = Optional.of("error-rate");
    Optional<String> value = Optional.of("12.4 %");
    Optional<String> limit = Optional.of("5 %");
    return Stream.concat(
            Stream.of(started(at)),
            Stream.of(
                    new EventContent.CandidateHealthy(1),
                    new EventContent.ChecksPassed(false),
                    new EventContent.StepReached(10, 1, 2, Optional.of(5L)),
                    new EventContent.RollbackStarted(
                        cause, criterion, value, limit, Optional.empty(), false),
                    new EventContent.RolloutRolledBack(
                        candidate, BASELINE, cause, criterion, value, limit),
                    new EventContent.ReleaseRejected(
                        candidate, Optional.of(hash(candidate)), cause),
                    new EventContent.WriteBackWritten(hash(candidate + id).substring(0, 40)))
                .map(content -> event(at, content)))
        .toList();
  }

  private EventRecord event(Instant at, EventContent content) {
    return JSON.event(at, environment, Optional.of(service), Optional.of(id), content);
  }

  /// The release that a version is, wherever it runs.
  static ReleaseStatus release(String version) {
    return new ReleaseStatus(
        version,
        Optional.of(digest(version)),
        Optional.of(hash(version)),
        version.equals(BASELINE),
        Optional.empty());
  }

  /// What the reconciler plans when it is asked for a version.
  static PlanResponse plan(String environment, String service, String version) {
    return new PlanResponse(
        environment,
        service,
        1,
        PlanResponse.Change.ROLLOUT,
        Optional.of(release(BASELINE)),
        release(version),
        Optional.of("canary"),
        List.of("10 % for 5s", "50 % for 5s"),
        "%s replaces %s".formatted(version, BASELINE),
        List.of());
  }

  private static String digest(String version) {
    return "sha256:" + hash("artifact " + version);
  }

  private static String hash(String of) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(of.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
