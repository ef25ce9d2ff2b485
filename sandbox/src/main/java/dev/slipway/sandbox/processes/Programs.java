package dev.slipway.sandbox.processes;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// The programs that this process started, and nothing else: they end when it ends, however it does
/// short of kill -9. Safe for use by several threads.
public final class Programs implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Deque<Program> started = new ArrayDeque<>();
  private final Thread atExit = new Thread(this::stopAll, "stop-programs");

  public Programs() {
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /// @throws IOException when it cannot be started; the message names the program
  public synchronized Program start(Launch launch) throws IOException {
    Files.createDirectories(launch.directory());
    Files.createDirectories(launch.log().toAbsolutePath().getParent());
    ProcessBuilder builder =
        new ProcessBuilder(launch.command())
            .directory(launch.directory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(launch.log().toFile()));
    builder.environment().putAll(launch.environment());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new IOException("cannot start " + launch.name() + ": " + e.getMessage(), e);
    }
    // Nobody types into it; an open pipe would keep it waiting if it asked.
    process.getOutputStream().close();
    Program program = new Program(launch, process);
    started.push(program);
    return program;
  }

  /// Stops all, the last started first. May be called twice.
  @Override
  public void close() {
    stopAll();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // The virtual machine is going down: the hook has nothing left to do.
    }
  }

  private synchronized void stopAll() {
    while (!started.isEmpty()) {
      started.pop().stop(GRACE);
    }
  }
}
