package dev.slipway.bot.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestId;
import dev.slipway.environments.language.Freeze;
import dev.slipway.environments.language.Lock;
import dev.slipway.environments.language.Person;
import dev.slipway.environments.language.Schedule.StandIn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every environments repository promises.
public abstract class RepositoryContract {
  protected static final String ENVIRONMENT_FILE = "environments/staging.yaml";
  protected static final String SERVICE_FILE = "services/frontend.yaml";
  protected static final String ENVIRONMENT =
      "environment: staging\n"
          + "target: local\n\n"
          + "# who asks for what\n"
          + "services:\n"
          + "  frontend:\n"
          + "    version: 1.4.2   # ours\n"
          + "    replicas: 1\n";
  protected static final String SERVICE =
      "service: frontend\ncommand: [bin/frontend]\nport: 3000\nhealth: {path: /}\n";
  private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
  private static final String PEOPLE =
      "people:\n"
          + "  ada: {name: Ada Lovelace, email: ada@example.com}\n"
          + "  grace: {name: Grace Hopper, email: grace@example.com}\n";
  private static final String ON_CALL =
      "schedules:\n"
          + "  primary:\n"
          + "    zone: Europe/Berlin # ours\n"
          + "    layers:\n"
          + "      - {rotation: [grace], from: 2026-01-05}\n";
  private static final Place PLACE = new Place("staging", "frontend");
  private static final Person ADA =
      new Person("ada", "Ada Lovelace", "ada@example.com", Optional.of("UADA"));
  private static final Person GRACE =
      new Person("grace", "Grace Hopper", "grace@example.com", Optional.empty());
  private static final String DIGEST = "sha256:" + "d".repeat(64);

  /// One whose branch holds the two files.
  protected abstract EnvironmentsRepository repository();

  /// What a branch's file says now.
  protected abstract String text(String path);

  protected abstract void push(String path, String text);

  /// Author, subject and trailers of the newest commit.
  protected abstract String newest();

  protected abstract int commits();

  private DeployCommit order(String request, String version, String basis) {
    return new DeployCommit(
        new RequestId(request), ADA, List.of(GRACE), PLACE, version, Optional.of(DIGEST), basis);
  }

  private DeployCommit order(String request, String version) throws UnavailableException {
    return order(request, version, repository().basis(PLACE).orElseThrow());
  }

  @Test
  void aCommitNamesItsAuthorTheRequestAndWhoApproved() throws UnavailableException {
    repository().refresh();
    CommitResult result = repository().commit(order("r-aaaa", "1.5.0"));

    assertThat(result).isInstanceOf(CommitResult.Pushed.class);
    assertThat(newest())
        .contains(
            "Ada Lovelace <ada@example.com>",
            "Deploy frontend 1.5.0 to staging",
            "r-aaaa",
            "Grace Hopper <grace@example.com>");
  }

  @Test
  void itChangesItsOwnLinesOnly() throws UnavailableException {
    repository().refresh();
    var _ = repository().commit(order("r-aaaa", "1.5.0"));

    assertThat(text(ENVIRONMENT_FILE))
        .isEqualTo(
            ENVIRONMENT.replace(
                "version: 1.4.2   # ours\n",
                "version: 1.5.0   # ours\n    digest: " + DIGEST + "\n"));
    assertThat(text(SERVICE_FILE)).isEqualTo(SERVICE);
  }

  @Test
  void theSameOrderAgainMakesNoSecondCommit() throws UnavailableException {
    repository().refresh();
    DeployCommit order = order("r-aaaa", "1.5.0");
    CommitResult first = repository().commit(order);
    int before = commits();

    assertThat(repository().commit(order)).isEqualTo(first);
    assertThat(commits()).isEqualTo(before);
  }

  @Test
  void theSameOrderIsFoundAlsoBehindOtherPeoplesCommits() throws UnavailableException {
    repository().refresh();
    DeployCommit order = order("r-aaaa", "1.5.0");
    CommitResult first = repository().commit(order);
    push(ENVIRONMENT_FILE, text(ENVIRONMENT_FILE).replace("1.5.0", "1.6.0"));

    assertThat(repository().commit(order)).isEqualTo(first);
    assertThat(text(ENVIRONMENT_FILE)).contains("version: 1.6.0");
  }

  /// C10.
  @Test
  void whatMeansSomethingElseByThenIsStale() throws UnavailableException {
    repository().refresh();
    DeployCommit order = order("r-aaaa", "1.5.0");
    push(SERVICE_FILE, SERVICE.replace("3000", "4000"));
    int before = commits();

    assertThat(repository().commit(order)).isInstanceOf(CommitResult.Stale.class);
    assertThat(commits()).isEqualTo(before);
  }

  @Test
  void anotherVersionThatSomebodyPushedMakesItStale() throws UnavailableException {
    repository().refresh();
    DeployCommit order = order("r-aaaa", "1.5.0");
    push(ENVIRONMENT_FILE, ENVIRONMENT.replace("1.4.2", "1.6.0"));

    assertThat(repository().commit(order)).isInstanceOf(CommitResult.Stale.class);
    assertThat(text(ENVIRONMENT_FILE)).contains("1.6.0");
  }

  private static OverrideCommit override(String id, String schedule) {
    return new OverrideCommit(
        id, ADA, schedule, new StandIn("ada", NOW, NOW.plusSeconds(3_600)), NOW);
  }

  @Test
  void whoStandsInIsOneLineOfTheFileAndOneCommit() throws UnavailableException {
    push("slipway.yaml", PEOPLE);
    push("oncall.yaml", ON_CALL);
    repository().refresh();
    CommitResult first = repository().override(override("s-1", "primary"));
    int before = commits();

    assertThat(first).isInstanceOf(CommitResult.Pushed.class);
    assertThat(text("oncall.yaml"))
        .isEqualTo(
            ON_CALL.replace(
                "    layers:\n",
                "    overrides:\n"
                    + "      - {person: ada, from: 2026-11-25T09:00:00Z, until:"
                    + " 2026-11-25T10:00:00Z}\n"
                    + "    layers:\n"));
    assertThat(newest()).contains("Ada Lovelace <ada@example.com>", "s-1");
    assertThat(repository().override(override("s-1", "primary"))).isEqualTo(first);
    assertThat(repository().override(override("s-2", "primary")))
        .isEqualTo(new CommitResult.Nothing());
    assertThat(commits()).isEqualTo(before);
    assertThat(repository().override(override("s-3", "secondary")))
        .isInstanceOf(CommitResult.Refused.class);
  }

  /// Merges a request's branch, as people do.
  protected abstract void merge(RequestId request);

  protected abstract boolean hasBranch(RequestId request);

  @Test
  void aProposalWaitsInABranchOfItsOwn() throws UnavailableException {
    repository().refresh();
    int before = commits();
    DeployCommit order = order("r-aaaa", "1.5.0");

    assertThat(repository().propose(order)).isEqualTo(new ProposalResult.Waits());
    assertThat(repository().propose(order)).isEqualTo(new ProposalResult.Waits());
    assertThat(hasBranch(order.request())).isTrue();
    assertThat(commits()).isEqualTo(before);
    assertThat(repository().merged(order.request())).isEmpty();
  }

  @Test
  void aMergedProposalIsFoundByItsTrailer() throws UnavailableException {
    repository().refresh();
    DeployCommit order = order("r-aaaa", "1.5.0");
    var _ = repository().propose(order);

    merge(order.request());
    repository().refresh();

    String merged = repository().merged(order.request()).orElseThrow();
    assertThat(repository().propose(order))
        .isEqualTo(new ProposalResult.Otherwise(new CommitResult.Pushed(merged)));
    assertThat(text(ENVIRONMENT_FILE)).contains("version: 1.5.0");
  }

  /// C10.
  @Test
  void whatMeansSomethingElseByThenIsNotProposed() throws UnavailableException {
    repository().refresh();
    DeployCommit order = order("r-aaaa", "1.5.0");
    push(SERVICE_FILE, SERVICE.replace("3000", "4000"));

    assertThat(repository().propose(order))
        .isInstanceOfSatisfying(
            ProposalResult.Otherwise.class,
            otherwise -> assertThat(otherwise.result()).isInstanceOf(CommitResult.Stale.class));
    assertThat(hasBranch(order.request())).isFalse();
  }

  @Test
  void aWithdrawnProposalHasNoBranch() throws UnavailableException {
    repository().refresh();
    DeployCommit order = order("r-aaaa", "1.5.0");
    var _ = repository().propose(order);

    repository().withdraw(order.request());
    repository().withdraw(order.request());

    assertThat(hasBranch(order.request())).isFalse();
  }

  @Test
  void whatTheFileSaysAlreadyIsNothing() throws UnavailableException {
    repository().refresh();
    int before = commits();

    assertThat(repository().commit(order("r-aaaa", "1.4.2"))).isEqualTo(new CommitResult.Nothing());
    assertThat(commits()).isEqualTo(before);
  }

  /// G15.
  @Test
  void otherPeoplesCommitsAreKept() throws UnavailableException {
    repository().refresh();
    DeployCommit order = order("r-aaaa", "1.5.0");
    push(ENVIRONMENT_FILE, ENVIRONMENT.replace("replicas: 1", "replicas: 3"));

    assertThat(repository().commit(order)).isInstanceOf(CommitResult.Pushed.class);
    assertThat(text(ENVIRONMENT_FILE)).contains("replicas: 3", "version: 1.5.0   # ours");
  }

  @Test
  void aPlaceThatGitDoesNotNameHasNoBasis() throws UnavailableException {
    repository().refresh();

    assertThat(repository().basis(new Place("staging", "nothing"))).isEmpty();
    assertThat(repository().basis(new Place("nowhere", "frontend"))).isEmpty();
    assertThat(repository().commit(order("r-aaaa", "1.5.0", "another")))
        .isInstanceOf(CommitResult.Stale.class);
  }

  @Test
  void theBasisIsAnotherOnlyWhereSomethingElseWouldBeDeployed() throws UnavailableException {
    repository().refresh();
    Optional<String> before = repository().basis(PLACE);
    push(ENVIRONMENT_FILE, ENVIRONMENT.replace("# who asks", "# nobody asks"));
    repository().refresh();
    assertThat(repository().basis(PLACE)).isEqualTo(before);

    push(SERVICE_FILE, SERVICE.replace("3000", "4000"));
    repository().refresh();
    assertThat(repository().basis(PLACE)).isNotEqualTo(before);
  }

  @Test
  void whatWasReadIsKnown() throws UnavailableException {
    assertThat(repository().refresh().service(PLACE)).isPresent();
    assertThat(repository().known().service(PLACE)).isPresent();
  }

  // --- locks and freezes -----------------------------------------------------------------------

  private static final Lock LOCK =
      new Lock(Optional.of("frontend"), "ada", "moving: house", NOW.plusSeconds(3_600));

  private CommitResult stop(String id, StopChange change) {
    return repository().stop(new StopCommit(id, ADA, "staging", change, NOW));
  }

  /// C11.
  @Test
  void aLockIsACommitByItsOwnerThatChangesItsOwnLinesOnly() throws UnavailableException {
    repository().refresh();
    CommitResult result = stop("s-aaaa", new StopChange.Locked(LOCK, List.of()));

    assertThat(result).isInstanceOf(CommitResult.Pushed.class);
    assertThat(newest()).contains("Ada Lovelace <ada@example.com>", "s-aaaa");
    assertThat(text(ENVIRONMENT_FILE))
        .isEqualTo(
            ENVIRONMENT.replace(
                "target: local\n",
                "target: local\nlocks:\n  - {service: frontend, by: ada, reason: \"moving: house\","
                    + " until: 2026-11-25T10:00:00Z}\n"));
    assertThat(repository().refresh().rules("staging").orElseThrow().locks()).containsExactly(LOCK);
  }

  @Test
  void theSameLockAgainMakesNoSecondCommit() throws UnavailableException {
    repository().refresh();
    StopChange change = new StopChange.Locked(LOCK, List.of());
    CommitResult first = stop("s-aaaa", change);
    int before = commits();

    assertThat(stop("s-aaaa", change)).isEqualTo(first);
    assertThat(commits()).isEqualTo(before);
  }

  @Test
  void aLockInThePlaceOfAnotherOneThanWasSeenIsStale() throws UnavailableException {
    repository().refresh();
    var _ = stop("s-aaaa", new StopChange.Locked(LOCK, List.of()));
    int before = commits();
    Lock mine = new Lock(LOCK.service(), "grace", "mine", LOCK.until());

    assertThat(stop("s-bbbb", new StopChange.Locked(mine, List.of())))
        .isInstanceOf(CommitResult.Stale.class);
    assertThat(stop("s-cccc", new StopChange.Unlocked(LOCK.service(), List.of())))
        .isInstanceOf(CommitResult.Stale.class);
    assertThat(commits()).isEqualTo(before);
    assertThat(stop("s-dddd", new StopChange.Locked(mine, List.of(LOCK))))
        .isInstanceOf(CommitResult.Pushed.class);
    assertThat(repository().refresh().rules("staging").orElseThrow().locks()).containsExactly(mine);
  }

  @Test
  void anUnlockTakesAlongWhatHasEndedAndLeavesOtherLocks() throws UnavailableException {
    repository().refresh();
    Lock over = new Lock(Optional.empty(), "grace", "over", NOW);
    Lock all = new Lock(Optional.empty(), "grace", "all", NOW.plusSeconds(60));
    push(
        ENVIRONMENT_FILE,
        ENVIRONMENT.replace(
            "target: local\n",
            "target: local\nlocks: # people's\n  - {by: grace, reason: over, until: "
                + over.until()
                + "}\n  - {by: grace, reason: all, until: "
                + all.until()
                + "} # whole\n  - {service: frontend, by: ada, reason: \"moving: house\", until: "
                + LOCK.until()
                + "}\n"));

    assertThat(stop("s-aaaa", new StopChange.Unlocked(LOCK.service(), List.of(LOCK))))
        .isInstanceOf(CommitResult.Pushed.class);
    assertThat(text(ENVIRONMENT_FILE))
        .contains(
            "locks: # people's\n  - {by: grace, reason: all, until: 2026-11-25T09:01:00Z} # whole\n\n");
  }

  @Test
  void whatIsNotLockedOrFrozenIsNothing() throws UnavailableException {
    repository().refresh();

    assertThat(stop("s-aaaa", new StopChange.Unlocked(Optional.empty(), List.of())))
        .isEqualTo(new CommitResult.Nothing());
    assertThat(stop("s-bbbb", new StopChange.Thawed(List.of())))
        .isEqualTo(new CommitResult.Nothing());
  }

  /// C12.
  @Test
  void aFreezeComesAndIsLiftedAndThoseToComeStay() throws UnavailableException {
    repository().refresh();
    Freeze freeze = new Freeze(NOW, NOW.plusSeconds(60), "release of the app");
    Freeze holidays = new Freeze(NOW.plusSeconds(600), NOW.plusSeconds(900), "holidays");
    var _ = stop("s-aaaa", new StopChange.Frozen(holidays));
    var _ = stop("s-bbbb", new StopChange.Frozen(freeze));
    assertThat(repository().refresh().rules("staging").orElseThrow().freezes())
        .containsExactly(holidays, freeze);

    assertThat(stop("s-cccc", new StopChange.Thawed(List.of())))
        .isInstanceOf(CommitResult.Stale.class);
    assertThat(stop("s-dddd", new StopChange.Thawed(List.of(freeze))))
        .isInstanceOf(CommitResult.Pushed.class);
    assertThat(repository().refresh().rules("staging").orElseThrow().freezes())
        .containsExactly(holidays);
  }

  @Test
  void anEnvironmentWithoutAValidFileIsRefused() throws UnavailableException {
    repository().refresh();
    push(ENVIRONMENT_FILE, ENVIRONMENT.replace("target: local", "target: [local"));

    assertThat(stop("s-aaaa", new StopChange.Locked(LOCK, List.of())))
        .isInstanceOf(CommitResult.Refused.class);
  }
}
