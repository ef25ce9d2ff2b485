package dev.slipway.reconciler.target.swarm;

import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.target.engine.ReleaseLabels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Swarm says yes at once and acts later: what an order promises is waited for here, for as long as
/// an order may take.
final class Waiting {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final Swarm swarm;
  private final SwarmTargetSettings settings;

  Waiting(Swarm swarm, SwarmTargetSettings settings) {
    this.swarm = swarm;
    this.settings = settings;
  }

  /// Returns when Swarm has made the instance's attempt, with its address.
  ///
  /// @param starts how often it had been started when it ended, 0 where it had not
  void started(Release release, int ordinal, int starts) throws UnavailableException {
    String network = settings.networking().network();
    until(
        settings.deadlines().order().plus(settings.tasks().restartAfter()),
        "start an instance of " + ServiceOrder.name(release),
        () -> {
          Optional<Life> life =
              swarm
                  .ofRelease(release.hash())
                  .filter(service -> service.has(ordinal))
                  .map(service -> service.life(ordinal));
          boolean placed = life.flatMap(each -> each.address(network)).isPresent();
          int now = life.map(Life::starts).orElse(0);
          return placed && now > starts
              ? Optional.empty()
              : Optional.of(life.flatMap(Life::trouble).orElse("it has not done so yet"));
        });
  }

  /// Returns when nothing of a service runs beyond what it shall have: Swarm first decides what
  /// goes, and then lets it end.
  ///
  /// @param left how many instances it shall have
  void shrunk(SeenService service, int left) throws UnavailableException {
    Map<String, String> labels =
        Map.of(
            ReleaseLabels.TARGET,
            swarm.target(),
            ReleaseLabels.RELEASE,
            service.release().hash().hex());
    until(
        settings.deadlines().order().plus(settings.tasks().stopWithin()),
        "stop an instance of " + ServiceOrder.name(service.release()),
        () -> {
          List<Attempt> own =
              swarm.attempts(labels).stream()
                  .filter(attempt -> attempt.service().equals(service.id()))
                  .toList();
          long slots = own.stream().filter(Attempt::isLive).map(Attempt::slot).distinct().count();
          return slots > left || own.stream().anyMatch(Attempt::isEnding)
              ? Optional.of("it has not ended yet")
              : Optional.empty();
        });
  }

  private interface Look {
    /// What is still in the way.
    Optional<String> take() throws UnavailableException;
  }

  private static void until(Duration deadline, String what, Look look) throws UnavailableException {
    long until = System.nanoTime() + deadline.toNanos();
    Optional<String> trouble = look.take();
    while (trouble.isPresent()) {
      if (System.nanoTime() - until >= 0 || Thread.currentThread().isInterrupted()) {
        throw new UnavailableException(
            "the swarm did not %s within %d s: %s"
                .formatted(what, deadline.toSeconds(), trouble.get()));
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      trouble = look.take();
    }
  }
}
