package dev.slipway.api;

import dev.slipway.api.operation.PlanResponse;
import dev.slipway.api.state.BackupStatus;
import dev.slipway.api.state.BlockStatus;
import dev.slipway.api.state.CommitStatus;
import dev.slipway.api.state.DriftStatus;
import dev.slipway.api.state.EndStatus;
import dev.slipway.api.state.EnvironmentStatus;
import dev.slipway.api.state.EnvironmentsStatus;
import dev.slipway.api.state.FindingStatus;
import dev.slipway.api.state.GitStatus;
import dev.slipway.api.state.HoldStatus;
import dev.slipway.api.state.OriginStatus;
import dev.slipway.api.state.PauseStatus;
import dev.slipway.api.state.ProblemStatus;
import dev.slipway.api.state.RejectionStatus;
import dev.slipway.api.state.ReleaseStatus;
import dev.slipway.api.state.ReplicaStatus;
import dev.slipway.api.state.RequestPhase;
import dev.slipway.api.state.RequestStatus;
import dev.slipway.api.state.RolloutPhase;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.api.state.RolloutSummary;
import dev.slipway.api.state.RolloutsStatus;
import dev.slipway.api.state.RouteStatus;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.api.state.VersionStatus;
import dev.slipway.api.state.VersionsStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// One of each, with every field filled where it can be.
public final class Examples {
  public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private Examples() {}

  public static ReleaseStatus baseline() {
    return new ReleaseStatus(
        "1.4.1",
        Optional.of("sha256:" + "ab".repeat(32)),
        Optional.of("aa11bb22cc33" + "0".repeat(52)),
        true,
        Optional.of(NOW.minus(Duration.ofHours(30))));
  }

  public static ReleaseStatus candidate() {
    return new ReleaseStatus(
        "1.4.2",
        Optional.of("sha256:" + "cd".repeat(32)),
        Optional.of("3fa29c01ab77" + "0".repeat(52)),
        false,
        Optional.empty());
  }

  public static CommitStatus commit() {
    return new CommitStatus(
        "4f0c1b2".repeat(5) + "4f0c1",
        "Ada Lovelace <ada@example.com>",
        "Ship frontend 1.4.2",
        NOW.minus(Duration.ofMinutes(9)));
  }

  public static FindingStatus over() {
    return new FindingStatus(
        "error-rate", "12.3 %", "at most 5 %", Optional.of("0.2 %"), 310, false);
  }

  public static RolloutSummary summary() {
    return new RolloutSummary(
        "r-17",
        "canary",
        RolloutPhase.HOLDING,
        Optional.of(baseline()),
        candidate(),
        2,
        3,
        25,
        Optional.of("3 min of 5 min under analysis"),
        NOW.minus(Duration.ofSeconds(190)));
  }

  public static BlockStatus approval() {
    return new BlockStatus(
        "approval",
        "1 of 2 approvals",
        NOW.minus(Duration.ofMinutes(12)),
        "1 more from sre",
        Optional.of(NOW.plus(Duration.ofHours(4))));
  }

  public static ServiceStatus rollingOut() {
    return new ServiceStatus(
        "staging",
        "frontend",
        41,
        Optional.of(commit()),
        Optional.of(candidate()),
        Optional.of(baseline()),
        Optional.of(baseline()),
        Optional.of(
            new RouteStatus(
                Optional.of("frontend.staging.localhost"),
                OptionalInt.of(8080),
                Optional.of("http://frontend.staging.localhost:8080/"))),
        25,
        new ReplicaStatus(3, 3),
        Optional.of(summary()),
        List.of(),
        List.of(
            new RejectionStatus(
                new ReleaseStatus(
                    "1.4.0", Optional.empty(), Optional.empty(), false, Optional.empty()),
                Optional.of("r-12"),
                "too many failed answers",
                Optional.of(over()),
                NOW.minus(Duration.ofDays(3)))),
        List.of(
            new DriftStatus(
                "frontend-2 is gone",
                NOW.minus(Duration.ofSeconds(4)),
                Optional.of(NOW.plus(Duration.ofSeconds(1))))),
        List.of(),
        List.of(
            new RequestStatus("q-6", commit().id(), "1.4.2", RequestPhase.STARTED),
            new RequestStatus(
                "q-4", "ab12cd3".repeat(5) + "ab12c", "1.4.0", RequestPhase.OVERTAKEN)));
  }

  public static ServiceStatus blocked() {
    return new ServiceStatus(
        "production",
        "frontend",
        7,
        Optional.of(commit()),
        Optional.of(candidate()),
        Optional.of(baseline()),
        Optional.of(baseline()),
        Optional.empty(),
        0,
        new ReplicaStatus(3, 3),
        Optional.empty(),
        List.of(approval()),
        List.of(),
        List.of(),
        List.of(),
        List.of(new RequestStatus("q-7", commit().id(), "1.4.2", RequestPhase.WAITING)));
  }

  public static ServiceStatus serving() {
    return new ServiceStatus(
        "production",
        "backend",
        3,
        Optional.of(commit()),
        Optional.of(baseline()),
        Optional.of(baseline()),
        Optional.of(baseline()),
        Optional.empty(),
        0,
        new ReplicaStatus(3, 2),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  public static EnvironmentsStatus environments() {
    return new EnvironmentsStatus(
        List.of(
            new EnvironmentStatus(
                "staging",
                new GitStatus(
                    "main",
                    Optional.of(commit()),
                    Optional.of(NOW.minus(Duration.ofSeconds(5))),
                    Optional.of(Duration.ofSeconds(5)),
                    Optional.empty()),
                List.of(rollingOut()),
                List.of(),
                List.of()),
            new EnvironmentStatus(
                "production",
                new GitStatus(
                    "main",
                    Optional.of(commit()),
                    Optional.of(NOW.minus(Duration.ofMinutes(11))),
                    Optional.of(Duration.ofMinutes(11)),
                    Optional.of("fetch failed: connection refused")),
                List.of(blocked(), serving()),
                List.of(),
                List.of(
                    new ProblemStatus(
                        "environments/production.yaml",
                        7,
                        3,
                        "unknown key \"replica\"",
                        Optional.of("did you mean \"replicas\"?"))))),
        Optional.empty(),
        Optional.of(
            new BackupStatus(
                Optional.of(NOW.minus(Duration.ofHours(7))),
                Duration.ofHours(7),
                Duration.ofHours(6),
                Optional.of(
                    new BackupStatus.Failure(
                        "cannot write /mnt/backups: no space left on device",
                        NOW.minus(Duration.ofHours(1)))))));
  }

  public static RolloutStatus rollout() {
    return new RolloutStatus(
        "r-17",
        "staging",
        "frontend",
        41,
        "canary",
        Optional.of(baseline()),
        candidate(),
        new OriginStatus(
            commit().id(), commit().author(), commit().subject(), List.of("q-5", "q-6")),
        RolloutPhase.HOLDING,
        2,
        3,
        25,
        Optional.of(
            new HoldStatus(
                Duration.ofSeconds(190),
                Optional.of(Duration.ofMinutes(5)),
                Duration.ofMinutes(15),
                "insufficient",
                Optional.of("34 of 100 requests"))),
        List.of(over()),
        Optional.of("3 min of 5 min under analysis"),
        Optional.of(new PauseStatus("lunch", Optional.of("grace"), NOW)),
        Optional.of(
            new EndStatus("too many failed answers", Optional.of(over()), Optional.empty(), NOW)),
        NOW.minus(Duration.ofMinutes(8)),
        Optional.empty());
  }

  public static RolloutsStatus history() {
    RolloutStatus now = rollout();
    return new RolloutsStatus(
        "staging",
        "frontend",
        List.of(
            now,
            ended(
                "r-16",
                RolloutPhase.ROLLED_BACK,
                Optional.of(
                    new EndStatus("over the limit", Optional.of(over()), Optional.empty(), NOW))),
            ended("r-15", RolloutPhase.COMPLETED, Optional.empty())));
  }

  private static RolloutStatus ended(String id, RolloutPhase phase, Optional<EndStatus> end) {
    Instant started = NOW.minus(Duration.ofHours(5));
    return new RolloutStatus(
        id,
        "staging",
        "frontend",
        40,
        "canary",
        Optional.of(baseline()),
        candidate(),
        new OriginStatus(commit().id(), commit().author(), commit().subject(), List.of()),
        phase,
        0,
        3,
        0,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        end,
        started,
        Optional.of(started.plus(Duration.ofMinutes(22))));
  }

  public static VersionsStatus versions() {
    return new VersionsStatus(
        "frontend",
        List.of(
            new VersionStatus(
                "1.4.2", Optional.of("sha256:" + "cd".repeat(32)), Optional.of(NOW), List.of()),
            new VersionStatus(
                "1.4.1",
                Optional.of("sha256:" + "ab".repeat(32)),
                Optional.of(NOW.minus(Duration.ofDays(2))),
                List.of(new VersionStatus.Proof("staging", NOW.minus(Duration.ofDays(1)))))));
  }

  public static PlanResponse plan() {
    return new PlanResponse(
        "staging",
        "frontend",
        40,
        PlanResponse.Change.ROLLOUT,
        Optional.of(baseline()),
        candidate(),
        Optional.of("canary"),
        List.of("5 % for 5m", "25 % for 5m", "100 %, watched for 1h"),
        "frontend 1.4.1 -> 1.4.2 in staging, as a canary",
        List.of(approval()));
  }
}
