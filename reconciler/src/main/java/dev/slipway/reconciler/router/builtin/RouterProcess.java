package dev.slipway.reconciler.router.builtin;

import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.detached.DetachedProcess;
import dev.slipway.reconciler.router.builtin.protocol.About;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The router's process: found and adopted, or started in a session of its own, so that neither the
/// reconciler's death nor Ctrl-C in its terminal ends it. Identified by pid and start time.
final class RouterProcess {
  private static final Logger LOG = LoggerFactory.getLogger(RouterProcess.class);
  private static final long START_NANOS = Duration.ofSeconds(60).toNanos();
  private static final long LOOK_MILLIS = 25;

  /// At one that has the address and is silent: a machine may be too busy for a few seconds.
  private static final int MORE_LOOKS = 10;

  private final BuiltinRouterSettings settings;
  private final ControlClient client;

  RouterProcess(BuiltinRouterSettings settings, ControlClient client) {
    this.settings = settings;
    this.client = client;
  }

  /// The running router, started where there is none. May be called twice.
  ///
  /// @throws UnavailableException with one line: what has the port, or why it did not start
  About ensure() throws UnavailableException {
    Sighting found = client.look();
    for (int i = 0; i < MORE_LOOKS && found instanceof Sighting.Silent; i++) {
      found = client.look();
    }
    return switch (found) {
      case Sighting.Known(About about) -> {
        checkIsOurs(about);
        LOG.info("router adopted pid={} listen={}", about.pid(), about.listen());
        yield about;
      }
      case Sighting.Silent() ->
          throw new UnavailableException(taken("what listens there does not answer"));
      case Sighting.Foreign(String reason) -> throw new UnavailableException(taken(reason));
      case Sighting.Nobody() -> start();
    };
  }

  /// Ends the router and waits for it. Only a process with its pid and its start time is touched.
  ///
  /// @throws UnavailableException when it does not end
  void stop(Duration patience) throws UnavailableException {
    if (client.look() instanceof Sighting.Known(About about)) {
      checkIsOurs(about);
      Optional<ProcessHandle> process = ProcessHandle.of(about.pid());
      process.ifPresent(ProcessHandle::destroy);
      try {
        process.map(ProcessHandle::onExit).stream()
            .forEach(end -> end.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join());
      } catch (CompletionException e) {
        throw new UnavailableException("the router, pid " + about.pid() + ", does not end", e);
      }
      LOG.info("router stopped pid={}", about.pid());
    }
  }

  private void checkIsOurs(About about) throws UnavailableException {
    if (about.protocol() != About.PROTOCOL) {
      throw new UnavailableException(
          "the router at %s (pid %d) speaks protocol %d, this program %d: stop it with 'kill %d', it is started anew"
              .formatted(
                  settings.control(), about.pid(), about.protocol(), About.PROTOCOL, about.pid()));
    }
    if (!about.state().equals(settings.state().toString())) {
      throw new UnavailableException(
          taken("it is in use by the router of another state folder, " + about.state()));
    }
    if (!about.listen().equals(settings.listen())) {
      throw new UnavailableException(
          "the router (pid %d) listens on %s, configured is %s: stop it with 'kill %d', it is started anew"
              .formatted(about.pid(), about.listen(), settings.listen(), about.pid()));
    }
    if (!isAlive(about)) {
      throw new UnavailableException(
          taken("its answer names pid " + about.pid() + ", which is not that process"));
    }
  }

  private static boolean isAlive(About about) {
    Optional<ProcessHandle> process = ProcessHandle.of(about.pid());
    Optional<Instant> started = process.flatMap(found -> found.info().startInstant());
    return process.isPresent()
        && started.map(Instant::toEpochMilli).orElse(about.startedMillis())
            == about.startedMillis();
  }

  private About start() throws UnavailableException {
    Path log = settings.log();
    try {
      Files.createDirectories(settings.state());
      long before = DetachedProcess.end(log);
      Process process = builder(log).start();
      return await(process, before);
    } catch (IOException e) {
      throw new UnavailableException("the router could not be started: " + e, e);
    }
  }

  private ProcessBuilder builder(Path log) {
    List<String> line = new ArrayList<>(settings.command());
    line.addAll(List.of("--state", settings.state().toString()));
    line.addAll(List.of("--listen", settings.listen(), "--control", settings.control()));
    line.addAll(List.of("--token-file", settings.tokenFile().toString()));
    line.addAll(settings.options());
    return DetachedProcess.builder(line, log);
  }

  private About await(Process process, long logSize) throws UnavailableException {
    long began = System.nanoTime();
    try {
      while (System.nanoTime() - began < START_NANOS) {
        if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          throw new UnavailableException("the router did not start: " + lastLine(logSize));
        }
        if (client.look() instanceof Sighting.Known(About about)) {
          checkIsOurs(about);
          LOG.info("router started pid={} listen={}", about.pid(), about.listen());
          return about;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("interrupted while the router started", e);
    }
    process.destroyForcibly();
    throw new UnavailableException("the router did not start in time, see " + settings.log());
  }

  /// What it said before it ended.
  private String lastLine(long from) {
    try {
      return DetachedProcess.said(settings.log(), from).stream()
          .reduce((_, last) -> last)
          .map(line -> line.replaceFirst("^slipway router: ", ""))
          .orElse("it said nothing, see " + settings.log());
    } catch (IOException e) {
      return "its log cannot be read: " + e;
    }
  }

  private String taken(String reason) {
    return "the router's control address " + settings.control() + " is taken: " + reason;
  }
}
