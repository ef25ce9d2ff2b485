package dev.slipway.reconciler.loop;

import dev.slipway.environments.language.Digest;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.planning.Running;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.planning.Serving;
import dev.slipway.reconciler.target.Target;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets targets delete artifacts that nobody may go back to: neither what serves, nor the newest
/// proven release, nor either side of a running rollout.
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration EVERY = Duration.ofHours(1);

  private final Supplier<Collection<ReconcileLoop>> loops;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("housekeeping").factory());

  Housekeeping(Supplier<Collection<ReconcileLoop>> loops) {
    this.loops = loops;
  }

  void start() {
    var _ =
        timer.scheduleWithFixedDelay(
            this::collect, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  /// Environments may share a target: what one of them keeps is kept.
  void collect() {
    IdentityHashMap<Target, Set<Digest>> kept = new IdentityHashMap<>();
    for (ReconcileLoop loop : loops.get()) {
      Set<Digest> digests = kept.computeIfAbsent(loop.ports().target(), _ -> new HashSet<>());
      loop.records().values().forEach(record -> keep(record, digests));
    }
    kept.forEach(Housekeeping::collect);
  }

  private static void collect(Target target, Set<Digest> digests) {
    try {
      int deleted = target.collect(digests);
      if (deleted > 0) {
        LOG.info("artifacts deleted that nobody needs count={}", deleted);
      }
    } catch (UnavailableException e) {
      LOG.warn("artifacts that nobody needs stay for now: {}", e.getMessage());
    }
  }

  private static void keep(ServiceRecord record, Set<Digest> digests) {
    record.serving().map(Serving::release).map(Release::digest).ifPresent(digests::add);
    record.lastProven().map(Serving::release).map(Release::digest).ifPresent(digests::add);
    record
        .running()
        .map(Running::rollout)
        .ifPresent(rollout -> {
          digests.add(rollout.candidate().digest());
          rollout.baseline().map(Release::digest).ifPresent(digests::add);
        });
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
