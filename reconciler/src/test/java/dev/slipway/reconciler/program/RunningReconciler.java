package dev.slipway.reconciler.program;

import dev.slipway.api.client.ReconcilerClient;
import dev.slipway.api.client.TokenSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A reconciler as a process of its own, with its real loop, journal and API. What it has started
/// outlives it.
public final class RunningReconciler {
  private final Path folder;
  private final int api;
  private final Process process;

  private RunningReconciler(Path folder, int api, Process process) {
    this.folder = folder;
    this.api = api;
    this.process = process;
  }

  /// @param folder for its configuration, state and log
  /// @param repository whose `remote.git` it follows
  /// @param targets as YAML, `NAME: {...}`
  public static RunningReconciler start(Path folder, Checkout repository, String targets)
      throws IOException {
    int api = Program.freePort();
    Path configuration =
        Files.writeString(
            folder.resolve("reconciler.yaml"),
            """
            listen: 127.0.0.1:%d
            state: var
            repository: {url: %s, poll: 1s}
            targets:
            %s
            """
                .formatted(api, repository.remote(), targets.indent(2)));
    Process process =
        Program.reconciler(configuration)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("reconciler.log").toFile())
            .start();
    return new RunningReconciler(folder, api, process);
  }

  public ReconcilerClient client() {
    return new ReconcilerClient(
        URI.create("http://127.0.0.1:" + api), TokenSource.file(state().resolve("token")));
  }

  public Path state() {
    return folder.resolve("var");
  }

  public Path state(String target) {
    return state().resolve("targets").resolve(target);
  }

  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    int status =
        new ProcessBuilder("kill", "-s", signal, String.valueOf(process.pid())).start().waitFor();
    if (status != 0) {
      throw new IOException("kill ended with " + status);
    }
  }

  /// As `kill -9` does.
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the reconciler does not end");
    }
  }
}
