package dev.slipway.environments.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.edit.Edit;
import dev.slipway.environments.edit.Edited;
import dev.slipway.environments.edit.FileEditor;
import dev.slipway.environments.git.CommitOrder.Proposal;
import dev.slipway.environments.git.CommitOrder.Trailer;
import dev.slipway.environments.git.GitSettings.Limits;
import dev.slipway.environments.language.Version;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// G15: writers with mirrors of their own push to one branch at the same time; none of their
/// commits is lost, none doubled.
final class FourWritersIT {
  private static final int WRITERS = 4;
  private static final int COMMITS = 250;

  @TempDir Path folder;

  @Test
  void noneOfAThousandCommitsIsLostOrDoubled()
      throws InterruptedException, ExecutionException, TimeoutException {
    Remote remote = Remote.in(folder);
    for (int writer = 0; writer < WRITERS; writer++) {
      remote.write(file(writer), "environment: e" + writer + "\nservices: {a: {version: none}}\n");
    }
    remote.commit("Begin");

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> all = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        int number = writer;
        all.add(threads.submit(() -> write(remote, number)));
      }
      for (Future<Integer> each : all) {
        assertThat(each.get(20, TimeUnit.MINUTES)).isEqualTo(COMMITS);
      }
    }

    List<String> trailers =
        Remote.run(
                remote.bare(),
                "git",
                "log",
                "--format=%(trailers:key=Slipway-Request,valueonly,separator=%x20)",
                "main")
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
    assertThat(trailers).hasSize(WRITERS * COMMITS).doesNotHaveDuplicates();
    assertThat(Remote.run(remote.bare(), "git", "rev-list", "--count", "--min-parents=1", "main"))
        .isEqualTo("" + WRITERS * COMMITS);
  }

  private int write(Remote remote, int writer) throws GitException {
    GitSettings settings =
        GitSettings.of(
                remote.url(), "main", folder.resolve("mirror-" + writer), new Access.Anonymous())
            .withLimits(new Limits(Duration.ofSeconds(30), Duration.ofSeconds(60), 200));
    int done = 0;
    try (GitRepository repository = GitRepository.open(settings, InstantSource.system())) {
      for (int i = 0; i < COMMITS; i++) {
        Pushed pushed = repository.commit(order(writer, i));
        done += pushed instanceof Pushed.Done ? 1 : 0;
      }
    }
    return done;
  }

  private static CommitOrder order(int writer, int number) {
    return new CommitOrder(
        new Identity("Writer " + writer, "writer@example.com"),
        "Bump",
        "",
        new Trailer("Slipway-Request", writer + "-" + number),
        List.of(),
        head -> {
          Version version = new Version(writer + "." + number);
          Edited edited =
              FileEditor.apply(
                  file(writer),
                  head.file(file(writer)).orElseThrow(),
                  List.of(Edit.version("a", version)));
          return new Proposal.Write(Map.of(file(writer), ((Edited.Content) edited).text()));
        });
  }

  private static String file(int writer) {
    return "environments/e" + writer + ".yaml";
  }
}
