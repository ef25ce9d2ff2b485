package dev.slipway.environments.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.environments.git.GitException.Kind;
import dev.slipway.environments.git.GitSettings.RewrittenHistory;
import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.DesiredState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadingTest {
  @TempDir Path folder;
  private Remote remote;
  private GitRepository repository;

  @BeforeEach
  void begin() throws GitException {
    remote = Remote.withSample(folder);
    repository = open(settings());
    repository.fetch();
  }

  @AfterEach
  void end() {
    repository.close();
  }

  /// G1
  @Test
  void noChangeGivesTheSameObjects() throws GitException {
    DesiredState first = repository.read();

    assertThat(repository.fetch()).isFalse();
    assertThat(repository.read()).isSameAs(first);
    assertThat(first.problems()).isEmpty();
    assertThat(first.environments()).containsOnlyKeys("staging", "production");
    assertThat(first.services("staging")).containsOnlyKeys("frontend", "backend");
  }

  /// G1
  @Test
  void theStateNamesTheCommit() throws GitException {
    String id = bump("staging", "1.5.0");

    DesiredService service = service(fetched(), "staging", "frontend");

    assertThat(service.commit().id()).isEqualTo(id);
    assertThat(service.commit().author()).isEqualTo("Ada Lovelace <ada@example.com>");
    assertThat(service.placement().version()).hasToString("1.5.0");
    assertThat(service.problems()).isEmpty();
  }

  /// G2
  @Test
  void aCommitToStagingLeavesProductionAloneAndParsesOneFile() throws GitException {
    DesiredState before = repository.read();
    long parsed = repository.parsed();
    remote.replace("environments/staging.yaml", "1.4.2 #", "1.5.0 #");
    remote.commit("Bump");

    DesiredState after = fetched();

    assertThat(repository.parsed()).isEqualTo(parsed + 1);
    assertThat(service(after, "production", "frontend"))
        .isSameAs(service(before, "production", "frontend"));
    assertThat(service(after, "staging", "backend"))
        .isSameAs(service(before, "staging", "backend"));
    assertThat(service(after, "staging", "frontend"))
        .isNotSameAs(service(before, "staging", "frontend"));
  }

  /// G5
  @Test
  void aMalformedFileBlocksItsEnvironmentOnly() throws GitException {
    DesiredState before = repository.read();
    remote.replace("environments/staging.yaml", "target: local", "target: local\ntarget: local");
    bump("production", "1.5.0");

    DesiredState after = fetched();

    DesiredService kept = service(after, "staging", "frontend");
    assertThat(kept.commit()).isEqualTo(before.head());
    assertThat(kept.placement()).isEqualTo(service(before, "staging", "frontend").placement());
    assertThat(kept.problems())
        .singleElement()
        .asString()
        .startsWith("environments/staging.yaml:3:1: ");
    assertThat(after.problems()).isEqualTo(kept.problems());
    assertThat(after.rules()).containsOnlyKeys("staging", "production");
    assertThat(service(after, "production", "frontend").placement().version()).hasToString("1.5.0");
  }

  /// G5, and after a restart: the newest good commit is found in the history.
  @Test
  void aColdStartOnABadHeadTakesTheNewestValidCommit() throws GitException {
    String good = bump("staging", "1.5.0");
    remote.replace("environments/staging.yaml", "target:", "tarket:");
    remote.commit("Break");
    remote.write("README.md", "unrelated");
    remote.commit("Unrelated");

    try (GitRepository fresh = open(settings(folder.resolve("fresh")))) {
      fresh.fetch();
      DesiredService service = service(fresh.read(), "staging", "frontend");

      assertThat(service.commit().id()).isEqualTo(good);
      assertThat(service.placement().version()).hasToString("1.5.0");
      assertThat(service.problems()).isNotEmpty();
      assertThat(service(fresh.read(), "production", "frontend").problems()).isEmpty();
    }
  }

  /// A bad service file holds back everything about that service, and nothing about others.
  @Test
  void aServiceTakesItsWholeStateFromOneCommit() throws GitException {
    repository.read();
    remote.replace("services/frontend.yaml", "port: 3000", "port: many");
    bump("staging", "1.5.0");

    DesiredState after = fetched();

    assertThat(service(after, "staging", "frontend").placement().version()).hasToString("1.4.2");
    assertThat(service(after, "staging", "backend").placement().version()).hasToString("1.5.0");
    assertThat(service(after, "staging", "frontend").problems())
        .singleElement()
        .asString()
        .startsWith("services/frontend.yaml:3:7: ");
  }

  @Test
  void ofSeveralNewCommitsTheNewestValidOneIsTaken() throws GitException {
    repository.read();
    String good = bump("staging", "1.5.0");
    remote.replace("environments/staging.yaml", "target:", "tarket:");
    remote.commit("Break");

    DesiredService service = service(fetched(), "staging", "frontend");

    assertThat(service.commit().id()).isEqualTo(good);
    assertThat(service.problems()).isNotEmpty();
  }

  @Test
  void aMendedFileIsTakenAtOnce() throws GitException {
    repository.read();
    remote.replace("environments/staging.yaml", "target:", "tarket:");
    remote.commit("Break");
    fetched();
    remote.replace("environments/staging.yaml", "tarket:", "target:");
    remote.commit("Mend");

    DesiredState after = fetched();

    assertThat(after.problems()).isEmpty();
    assertThat(service(after, "staging", "frontend").problems()).isEmpty();
  }

  /// G7
  @Test
  void anUnreachableRemoteChangesNothingUntilItIsBack() throws Exception {
    DesiredState before = repository.read();
    Path away = folder.resolve("away.git");
    Files.move(remote.bare(), away);

    assertThatThrownBy(() -> repository.fetch())
        .isInstanceOfSatisfying(
            GitException.class, e -> assertThat(e.kind()).isIn(Kind.NOT_FOUND, Kind.UNREACHABLE))
        .hasMessageContaining("fetching main of " + remote.bare());
    assertThat(repository.read()).isSameAs(before);

    Files.move(away, remote.bare());
    bump("staging", "1.5.0");
    assertThat(service(fetched(), "staging", "frontend").placement().version())
        .hasToString("1.5.0");
  }

  /// G8
  @Test
  void aBranchMovedBackIsRefusedUntilItGoesOn() throws GitException {
    String newer = bump("staging", "1.5.0");
    DesiredState before = fetched();
    remote.git("push", "-q", "-f", "origin", "HEAD~1:main");

    refused(Kind.HISTORY_REWRITTEN, "does not continue");
    assertThat(repository.read()).isSameAs(before);

    remote.git("push", "-q", "-f", "origin", newer + ":main");
    assertThat(repository.fetch()).isFalse();
  }

  /// G8, across a restart
  @Test
  void anUnrelatedHistoryIsRefusedAlsoAfterARestart() throws GitException {
    repository.read();
    unrelatedHistory();

    refused(Kind.HISTORY_REWRITTEN, "does not continue");
    repository.close();
    repository = open(settings());
    refused(Kind.HISTORY_REWRITTEN, "does not continue");
    assertThat(repository.read().services("staging")).isNotEmpty();
  }

  /// G8
  @Test
  void aRewrittenHistoryIsFollowedWhereAllowed() throws GitException {
    repository.read();
    repository.close();
    repository = open(settings().withRewritten(RewrittenHistory.FOLLOW));
    unrelatedHistory();

    assertThat(service(fetched(), "staging", "frontend").placement().version())
        .hasToString("7.0.0");
  }

  /// G9
  @Test
  void aDeletedBranchIsAnErrorAndNothingElse() throws GitException {
    DesiredState before = repository.read();
    Remote.run(remote.bare(), "git", "update-ref", "-d", "refs/heads/main");

    refused(Kind.BRANCH_GONE, "main");
    assertThat(repository.read()).isSameAs(before);
  }

  /// G9
  @Test
  void aCorruptedMirrorIsClonedAnew() throws Exception {
    repository.read();
    repository.close();
    Remote.run(settings().folder().resolve("mirror.git/objects"), "sh", "-c", "rm -rf pack ??");
    repository = open(settings());

    assertThat(fetched().services("staging")).containsOnlyKeys("frontend", "backend");

    repository.close();
    Files.delete(settings().folder().resolve("mirror.git/HEAD"));
    repository = open(settings());
    bump("staging", "1.5.0");
    assertThat(service(fetched(), "staging", "frontend").placement().version())
        .hasToString("1.5.0");
  }

  /// G9: a truncated pack under an open mirror.
  @Test
  void aTruncatedPackIsRepaired() throws Exception {
    repository.close();
    Remote.run(
        settings().folder().resolve("mirror.git/objects/pack"),
        "sh",
        "-c",
        "chmod u+w *.pack && for f in *.pack; do head -c 40 $f > x && mv x $f; done");
    repository = open(settings());
    repository.fetch();

    assertThat(repository.read().services("staging")).containsOnlyKeys("frontend", "backend");
  }

  @Test
  void thePersonWhoChangedALineIsNamed() throws GitException {
    String since = repository.read().head().id();
    remote.replace("services/frontend.yaml", "port: 3000", "port: 3001");
    String id = remote.commit("Move the port");
    remote.replace("services/backend.yaml", "port: 3000", "port: 3002");
    remote.commit("Another");
    repository.fetch();

    assertThat(repository.lastChange("services/frontend.yaml", since))
        .hasValueSatisfying(change -> {
          assertThat(change.line()).isEqualTo(3);
          assertThat(change.commit().id()).isEqualTo(id);
          assertThat(change)
              .asString()
              .startsWith("services/frontend.yaml:3, changed by Ada Lovelace <ada@");
        });
    assertThat(repository.lastChange("environments/staging.yaml", since)).isEmpty();
  }

  @Test
  void manyFetchesDoNotLeaveManyPacks() throws Exception {
    for (int i = 0; i < 60; i++) {
      bump("staging", "2." + i);
      repository.fetch();
    }

    try (var files = Files.list(settings().folder().resolve("mirror.git/objects/pack"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".pack")).toList())
          .hasSizeLessThan(52);
    }
    assertThat(service(repository.read(), "staging", "frontend").placement().version())
        .hasToString("2.59");
  }

  private void refused(Kind kind, String text) {
    assertThatThrownBy(() -> repository.fetch())
        .isInstanceOfSatisfying(GitException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(text);
  }

  private void unrelatedHistory() {
    remote.git("checkout", "-q", "--orphan", "other");
    remote.write("environments/staging.yaml", Remote.environment("staging", "7.0.0"));
    remote.git("add", "-A");
    remote.git("commit", "-q", "-m", "Another beginning");
    remote.git("push", "-q", "-f", "origin", "other:main");
  }

  private String bump(String environment, String version) {
    remote.write("environments/" + environment + ".yaml", Remote.environment(environment, version));
    return remote.commit("Bump to " + version);
  }

  private DesiredState fetched() throws GitException {
    repository.fetch();
    return repository.read();
  }

  private GitSettings settings() {
    return settings(folder.resolve("mirror"));
  }

  private GitSettings settings(Path mirror) {
    return GitSettings.of(remote.url(), "main", mirror, new Access.Anonymous());
  }

  private static GitRepository open(GitSettings settings) throws GitException {
    return GitRepository.open(settings, InstantSource.system());
  }

  private static DesiredService service(DesiredState state, String environment, String name) {
    return Objects.requireNonNull(state.services(environment).get(name));
  }
}
