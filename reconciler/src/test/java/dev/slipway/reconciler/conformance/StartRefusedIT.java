package dev.slipway.reconciler.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.reconciler.journal.sql.SqlJournal;
import dev.slipway.reconciler.program.Program;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program itself, started where it cannot work: each time one understandable line and exit
/// status 1.
class StartRefusedIT {
  @TempDir Path folder;

  private record End(int status, List<String> errors) {}

  private End start(int port, String state, String url) throws Exception {
    Path config = folder.resolve("reconciler.yaml");
    Files.writeString(
        config,
        """
        listen: 127.0.0.1:%d
        state: %s
        repository:
          url: %s
        targets:
          local:
            kind: memory
            router:
              kind: memory
        """
            .formatted(port, state, url));
    Path errors = folder.resolve("errors.txt");
    Process process =
        Program.reconciler(config)
            .redirectError(errors.toFile())
            .redirectOutput(folder.resolve("output.txt").toFile())
            .start();
    try {
      assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new End(process.exitValue(), Files.readAllLines(errors));
  }

  private String remote() throws Exception {
    Path remote = folder.resolve("environments.git");
    new ProcessBuilder("git", "init", "-q", "--bare", "-b", "main", remote.toString())
        .inheritIO()
        .start()
        .waitFor();
    return remote.toString();
  }

  /// R27
  @Test
  void aSecondReconcilerOnTheSameJournalNamesThePidOfTheFirst() throws Exception {
    Path state = folder.resolve("var");

    try (SqlJournal first = SqlJournal.open(state.resolve("journal"))) {
      End end = start(Program.freePort(), "var", remote());

      assertThat(end.status()).isEqualTo(1);
      assertThat(end.errors()).hasSize(1);
      assertThat(end.errors().getFirst())
          .contains("another reconciler (pid " + ProcessHandle.current().pid() + ")")
          .contains("state folder of its own");
      assertThat(first.newest()).isZero();
    }
  }

  @Test
  void aTakenPortIsOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      End end = start(taken.getLocalPort(), "var", remote());

      assertThat(end.status()).isEqualTo(1);
      assertThat(end.errors()).hasSize(1);
      assertThat(end.errors().getFirst())
          .startsWith("slipway: cannot listen on 127.0.0.1:" + taken.getLocalPort());
      assertThat(folder.resolve("var")).doesNotExist();
    }
  }

  @Test
  void aStateFolderThatCannotBeWrittenIsOneLine() throws Exception {
    Files.writeString(folder.resolve("file"), "in the way");

    End end = start(Program.freePort(), "file/var", remote());

    assertThat(end.status()).isEqualTo(1);
    assertThat(end.errors()).hasSize(1);
    assertThat(end.errors().getFirst()).contains(folder.resolve("file").toString());
  }
}
