package dev.slipway.environments.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.environments.edit.Edit;
import dev.slipway.environments.edit.Edited;
import dev.slipway.environments.edit.FileEditor;
import dev.slipway.environments.git.CommitOrder.Proposal;
import dev.slipway.environments.git.CommitOrder.Recipe;
import dev.slipway.environments.git.CommitOrder.Trailer;
import dev.slipway.environments.git.GitException.Kind;
import dev.slipway.environments.git.GitSettings.Limits;
import dev.slipway.environments.language.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PublishingTest {
  private static final String FILE = "environments/staging.yaml";

  @TempDir Path folder;
  private Remote remote;
  private GitRepository repository;

  @BeforeEach
  void begin() throws GitException {
    remote = Remote.withSample(folder);
    repository =
        GitRepository.open(
            GitSettings.of(remote.url(), "main", folder.resolve("mirror"), new Access.Anonymous())
                .withLimits(new Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), 5)),
            InstantSource.system());
  }

  @AfterEach
  void end() {
    repository.close();
  }

  /// R11: only the key's own bytes differ; author, committer and trailers are as ordered.
  @Test
  void aCommitIsPushedInThePersonsName() throws GitException {
    String before = remote.show(FILE);

    Pushed pushed = repository.commit(order("r-1", bump("1.5.0")));

    assertThat(pushed)
        .isInstanceOfSatisfying(
            Pushed.Done.class,
            done -> {
              assertThat(done.before()).isFalse();
              assertThat(done.commit()).isEqualTo(inRemote("rev-parse", "main"));
            });
    assertThat(remote.show(FILE)).isEqualTo(before.replace("1.4.2 # ours", "1.5.0 # ours"));
    assertThat(inRemote("log", "-1", "--format=%an <%ae>|%cn|%s", "main"))
        .isEqualTo("Grace Hopper <grace@example.com>|Slipway|Ship frontend");
    assertThat(inRemote("log", "-1", "--format=%(trailers:only,unfold)", "main"))
        .isEqualTo("Slipway-Request: r-1\nSlipway-Reason: two lines");
    assertThat(repository.read().services("staging")).isNotEmpty();
  }

  @Test
  void anOrderIsNeverCommittedTwice() throws GitException {
    Pushed first = repository.commit(order("r-1", bump("1.5.0")));
    remote.git("pull", "-q", "origin", "main");
    remote.write("README.md", "more");
    remote.commit("Go on");

    Pushed again = repository.commit(order("r-1", bump("1.6.0")));

    assertThat(again).isEqualTo(new Pushed.Done(((Pushed.Done) first).commit(), true));
    assertThat(remote.show(FILE)).contains("1.5.0 # ours");
  }

  /// G15
  @Test
  void whatPeoplePushMeanwhileIsKept() throws GitException {
    AtomicInteger rounds = new AtomicInteger();
    Recipe slow =
        head -> {
          if (rounds.incrementAndGet() <= 3) {
            remote.write("notes/" + rounds.get(), "by a person");
            remote.commit("Note " + rounds.get());
          }
          return bump("1.5.0").on(head);
        };

    repository.commit(order("r-1", slow));

    assertThat(rounds).hasValue(4);
    assertThat(inRemote("log", "--format=%s", "main"))
        .isEqualTo("Ship frontend\nNote 3\nNote 2\nNote 1\nBegin");
  }

  /// G15: retries used up is a visible error, never a forced push.
  @Test
  void whoeverIsAlwaysOvertakenGivesUpAloud() throws GitException {
    AtomicInteger rounds = new AtomicInteger();
    Recipe overtaken =
        head -> {
          remote.write("notes/" + rounds.incrementAndGet(), "by a person");
          remote.commit("Note");
          return bump("1.5.0").on(head);
        };

    assertThatThrownBy(() -> repository.commit(order("r-1", overtaken)))
        .isInstanceOfSatisfying(
            GitException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONTENDED))
        .hasMessageContaining("each of 5 times");
    assertThat(rounds).hasValue(5);
    assertThat(inRemote("rev-list", "--count", "main")).isEqualTo("6");
  }

  @Test
  void nothingToDoIsNoCommit() throws GitException {
    assertThat(repository.commit(order("r-1", bump("1.4.2")))).isInstanceOf(Pushed.Nothing.class);
    assertThat(repository.commit(order("r-2", _ -> new Proposal.Nothing("a person was faster"))))
        .isEqualTo(new Pushed.Nothing("a person was faster"));
    assertThat(inRemote("rev-list", "--count", "main")).isEqualTo("1");
  }

  @Test
  void aBodyCannotPassForATrailer() throws GitException {
    CommitOrder sly =
        new CommitOrder(
            new Identity("Eve\nSlipway-Request: r-2", "eve@example.com"),
            "x\n\nSlipway-Request: r-2",
            "y\n\nSlipway-Request: r-2",
            new Trailer("Slipway-Request", "r-1\nSlipway-Request: r-2"),
            List.of(),
            bump("1.5.0"));
    repository.commit(sly);

    assertThat(repository.commit(order("r-2", bump("1.6.0"))))
        .isInstanceOfSatisfying(Pushed.Done.class, done -> assertThat(done.before()).isFalse());
  }

  /// G16
  @Test
  void nothingIsWrittenThroughALinkOrOutOfTheRepository() throws Exception {
    Files.delete(remote.work().resolve(FILE));
    Files.createSymbolicLink(remote.work().resolve(FILE), folder.resolve("outside"));
    remote.commit("Link");

    Recipe blind = _ -> new Proposal.Write(Map.of(FILE, "x"));
    assertThatThrownBy(() -> repository.commit(order("r-1", blind)))
        .isInstanceOfSatisfying(
            GitException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
    Recipe outside = _ -> new Proposal.Write(Map.of("../outside", "x"));
    assertThatThrownBy(() -> repository.commit(order("r-1", outside)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String inRemote(String... arguments) {
    return Remote.run(
        remote.bare(),
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("git"), java.util.Arrays.stream(arguments))
            .toArray(String[]::new));
  }

  private static CommitOrder order(String id, Recipe recipe) {
    return new CommitOrder(
        new Identity("Grace Hopper", "grace@example.com"),
        "Ship frontend",
        "",
        new Trailer("Slipway-Request", id),
        List.of(new Trailer("Slipway-Reason", "two\nlines")),
        recipe);
  }

  private static Recipe bump(String version) {
    return head -> {
      byte[] content = head.file(FILE).orElseThrow();
      Edited edited =
          FileEditor.apply(FILE, content, List.of(Edit.version("frontend", new Version(version))));
      assertThat(edited).as(new String(content, UTF_8)).isInstanceOf(Edited.Content.class);
      return new Proposal.Write(Map.of(FILE, ((Edited.Content) edited).text()));
    };
  }
}
