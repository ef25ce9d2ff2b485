package dev.slipway.reconciler.target.engine;

import dev.slipway.environments.language.Health;
import dev.slipway.reconciler.delivery.Condition;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.target.probe.HealthProber;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Whether what an engine runs answers well, remembered by the engine's own id of it: what runs
/// under an instance's name may be another one than before.
public final class HealthWatches implements AutoCloseable {
  private final HealthMarks marks;
  private final HealthProber prober = new HealthProber();
  private final Map<String, Watched> watched = new ConcurrentHashMap<>();

  /// @param state the target's own folder
  public HealthWatches(Path state) {
    this.marks = new HealthMarks(state.resolve("healthy"));
  }

  private record Watched(InstanceName name, Endpoint endpoint) {}

  /// How it is found; asked from now on where it was not, or elsewhere.
  public Condition condition(String id, InstanceName name, Endpoint endpoint, Health health) {
    watched.compute(
        id,
        (_, before) -> {
          Watched now = new Watched(name, endpoint);
          if (!now.equals(before)) {
            prober.watch(
                new HealthProber.Watch(
                    name, endpoint, health, Duration.ZERO, marks.has(id), () -> marks.add(id)));
          }
          return now;
        });
    return prober.condition(name);
  }

  /// No longer asks: it has ended.
  public void end(String id) {
    Watched watch = watched.remove(id);
    if (watch != null) {
      prober.forget(watch.name());
    }
  }

  /// Nor remembers that it was healthy.
  public void forget(String id) {
    end(id);
    marks.remove(id);
  }

  @Override
  public void close() {
    prober.close();
  }
}
