package dev.slipway.reconciler.router.haproxy;

import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.detached.DetachedProcess;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// HAProxy's master process: found and adopted by its socket in our folder, or started in a session
/// of its own.
final class HaproxyProcess {
  private static final Logger LOG = LoggerFactory.getLogger(HaproxyProcess.class);
  private static final long START_NANOS = Duration.ofSeconds(60).toNanos();
  private static final long ENDING_NANOS = Duration.ofSeconds(5).toNanos();
  private static final long LOOK_MILLIS = 25;

  private final HaproxySettings settings;
  private final MasterSocket socket;
  private final MasterFile master;

  HaproxyProcess(HaproxySettings settings, MasterSocket socket, MasterFile master) {
    this.settings = settings;
    this.socket = socket;
    this.master = master;
  }

  /// The running HAProxy, started where there is none and it is ours to start. May be called twice.
  ///
  /// @throws UnavailableException with one line: who has to start it, or why it did not start
  synchronized void ensure() throws UnavailableException {
    try {
      long pid = socket.workers().master();
      if (settings.isManaged()) {
        master.remember(pid);
      }
      LOG.info("haproxy adopted pid={} listen={}", pid, settings.listen());
    } catch (ConnectException e) {
      if (!settings.isManaged()) {
        throw new UnavailableException(absent(), e);
      }
      Optional<ProcessHandle> silent = master.living();
      if (silent.isPresent()) {
        long pid = silent.get().pid();
        throw new UnavailableException(
            "HAProxy runs, but does not answer at %s: 'kill %d' ends it, and it is started anew"
                .formatted(settings.socket(), pid),
            e);
      }
      start();
    } catch (IOException e) {
      throw new UnavailableException("HAProxy did not answer: " + e.getMessage(), e);
    }
  }

  /// For people, where it is not ours to start.
  String absent() {
    return "HAProxy does not answer at %s: start it with 'haproxy -W -S %s -f %s'"
        .formatted(
            settings.socket(),
            settings.socket(),
            settings.folder().resolve(Rendering.CONFIGURATION));
  }

  /// Ends HAProxy and waits for it.
  ///
  /// @throws UnavailableException when it does not end
  void stop(Duration patience) throws UnavailableException {
    long pid;
    try {
      pid = socket.workers().master();
    } catch (IOException _) {
      return;
    }
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    process.ifPresent(ProcessHandle::destroy);
    try {
      process.map(ProcessHandle::onExit).stream()
          .forEach(end -> end.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join());
    } catch (CompletionException e) {
      throw new UnavailableException("HAProxy, pid " + pid + ", does not end", e);
    }
    LOG.info("haproxy stopped pid={}", pid);
  }

  private void start() throws UnavailableException {
    Path log = settings.processLog();
    List<String> line = new ArrayList<>(settings.command());
    line.addAll(List.of("-W", "-S", "unix@" + settings.socket() + ",mode,600"));
    line.addAll(List.of("-f", settings.folder().resolve(Rendering.CONFIGURATION).toString()));
    try {
      awaitPort();
      long before = DetachedProcess.end(log);
      await(DetachedProcess.builder(line, log).start(), before);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("interrupted while HAProxy started", e);
    } catch (IOException e) {
      throw new UnavailableException(
          "HAProxy could not be started: %s. Is it installed, and does 'command' name it?"
              .formatted(e.getMessage()),
          e);
    }
  }

  private void awaitPort() throws UnavailableException, InterruptedException {
    try {
      new PortProbe(settings.listen()).await(ENDING_NANOS);
    } catch (IOException e) {
      throw new UnavailableException("HAProxy could not be started: " + e.getMessage(), e);
    }
  }

  private void await(Process process, long logSize) throws UnavailableException, IOException {
    long began = System.nanoTime();
    try {
      while (System.nanoTime() - began < START_NANOS) {
        if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          throw new UnavailableException(
              "HAProxy did not start: " + Alerts.of(settings.processLog(), logSize));
        }
        if (serves(process.pid())) {
          master.remember(process.pid());
          LOG.info("haproxy started pid={} listen={}", process.pid(), settings.listen());
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("interrupted while HAProxy started", e);
    }
    process.destroyForcibly();
    throw new UnavailableException("HAProxy did not start in time, see " + settings.processLog());
  }

  private boolean serves(long pid) {
    try {
      Workers workers = socket.workers();
      return workers.master() == pid
          && !workers.current().isEmpty()
          && !socket.ask(workers.current().getFirst(), "show info").isEmpty();
    } catch (IOException _) {
      return false;
    }
  }
}
