package dev.slipway.environments.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.environments.git.CommitOrder.Proposal;
import dev.slipway.environments.git.CommitOrder.Recipe;
import dev.slipway.environments.git.CommitOrder.Trailer;
import dev.slipway.environments.git.GitException.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProposingTest {
  private static final String FILE = "environments/staging.yaml";
  private static final String BRANCH = "slipway/r-1";
  private static final Trailer IDENTITY = new Trailer("Slipway-Request", "r-1");

  @TempDir Path folder;
  private Remote remote;
  private GitRepository repository;

  @BeforeEach
  void begin() throws GitException {
    remote = Remote.withSample(folder);
    repository =
        GitRepository.open(
            GitSettings.of(remote.url(), "main", folder.resolve("mirror"), new Access.Anonymous()),
            InstantSource.system());
  }

  @AfterEach
  void end() {
    repository.close();
  }

  @Test
  void aProposalStandsInABranchOfItsOwnOnTheHead() throws GitException {
    Proposed proposed = repository.propose(order(bump("1.5.0")), BRANCH);

    assertThat(proposed).isEqualTo(new Proposed.Waits(inRemote("rev-parse", BRANCH)));
    assertThat(inRemote("rev-parse", BRANCH + "^")).isEqualTo(inRemote("rev-parse", "main"));
    assertThat(inRemote("log", "-1", "--format=%an|%s", BRANCH))
        .isEqualTo("Grace Hopper|Ship frontend");
    assertThat(repository.find(IDENTITY)).isEmpty();
  }

  @Test
  void theSameOrderAgainHasTheSameBranch() throws GitException {
    Proposed first = repository.propose(order(bump("1.5.0")), BRANCH);
    remote.write("README.md", "by a person");
    remote.commit("Go on");

    assertThat(repository.propose(order(bump("1.5.0")), BRANCH)).isEqualTo(first);
  }

  @Test
  void whatWasMergedIsFoundHoweverItWasMerged() throws GitException {
    var _ = repository.propose(order(bump("1.5.0")), BRANCH);
    remote.git("fetch", "-q", "origin");
    remote.git("merge", "-q", "--squash", "origin/" + BRANCH);
    remote.git("commit", "-q", "-m", "Ship it\n\nSlipway-Request: r-1");
    remote.git("push", "-q", "origin", "main");
    String squashed = inRemote("rev-parse", "main");

    assertThat(repository.propose(order(bump("1.5.0")), BRANCH))
        .isEqualTo(new Proposed.Merged(squashed));
    assertThat(repository.find(IDENTITY)).contains(squashed);
  }

  @Test
  void nothingToDoMakesNoBranch() throws GitException {
    assertThat(repository.propose(order(bump("1.4.2")), BRANCH))
        .isInstanceOf(Proposed.Nothing.class);
    assertThat(inRemote("branch", "--list", BRANCH)).isEmpty();
  }

  @Test
  void aBranchOfSomebodyElsesIsLeftAlone() {
    remote.git("push", "-q", "origin", "HEAD:refs/heads/" + BRANCH);

    assertThatThrownBy(() -> repository.propose(order(bump("1.5.0")), BRANCH))
        .isInstanceOfSatisfying(
            GitException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED))
        .hasMessageContaining(BRANCH);
  }

  @Test
  void theBranchIsTakenAwayAsOftenAsOneLikes() throws GitException {
    var _ = repository.propose(order(bump("1.5.0")), BRANCH);

    assertThat(repository.drop(IDENTITY, BRANCH)).isTrue();
    assertThat(repository.drop(IDENTITY, BRANCH)).isTrue();
    assertThat(inRemote("branch", "--list", BRANCH)).isEmpty();
  }

  @Test
  void whatPeoplePutOnTheBranchStays() throws GitException {
    var _ = repository.propose(order(bump("1.5.0")), BRANCH);
    remote.git("fetch", "-q", "origin");
    remote.git("checkout", "-q", "-b", "more", "origin/" + BRANCH);
    remote.write("README.md", "by a person");
    remote.git("add", "-A");
    remote.git("commit", "-q", "-m", "More");
    remote.git("push", "-q", "origin", "HEAD:refs/heads/" + BRANCH);

    assertThat(repository.drop(IDENTITY, BRANCH)).isFalse();
    assertThat(inRemote("log", "-1", "--format=%s", BRANCH)).isEqualTo("More");
  }

  private String inRemote(String... arguments) {
    return Remote.run(
        remote.bare(),
        Stream.concat(Stream.of("git"), Stream.of(arguments)).toArray(String[]::new));
  }

  private static CommitOrder order(Recipe recipe) {
    return new CommitOrder(
        new Identity("Grace Hopper", "grace@example.com"),
        "Ship frontend",
        "",
        IDENTITY,
        List.of(),
        recipe);
  }

  private static Recipe bump(String version) {
    return head -> {
      String text = new String(head.file(FILE).orElseThrow(), StandardCharsets.UTF_8);
      return new Proposal.Write(Map.of(FILE, text.replace("1.4.2 # ours", version + " # ours")));
    };
  }
}
