package dev.slipway.reconciler.loop;

import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.planning.Effect;
import dev.slipway.reconciler.planning.Timers;
import dev.slipway.reconciler.target.Target;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Changed copies of a [ServiceMemory].
final class Memories {
  private static final Duration WRITE_BACK_PAUSE = Duration.ofSeconds(5);

  private Memories() {}

  static ServiceMemory withContent(ServiceMemory memory, Optional<ServiceMemory.Content> content) {
    return new ServiceMemory(
        memory.timers(),
        memory.unrecorded(),
        memory.artifacts(),
        memory.troubles(),
        memory.writeBackPause(),
        content,
        memory.quiet());
  }

  static ServiceMemory withTimers(ServiceMemory memory, Timers timers) {
    return new ServiceMemory(
        timers,
        memory.unrecorded(),
        memory.artifacts(),
        memory.troubles(),
        memory.writeBackPause(),
        memory.content(),
        memory.quiet());
  }

  static ServiceMemory withArtifact(
      ServiceMemory memory, Version version, Optional<Target.Artifact> artifact) {
    Map<Version, Target.Artifact> artifacts = new HashMap<>(memory.artifacts());
    artifacts.remove(version);
    artifact.ifPresent(known -> artifacts.put(version, known));
    return new ServiceMemory(
        memory.timers(),
        memory.unrecorded(),
        artifacts,
        memory.troubles(),
        memory.writeBackPause(),
        memory.content(),
        memory.quiet());
  }

  /// @param trouble empty when the effect was carried out
  static ServiceMemory withTrouble(
      ServiceMemory memory, String resource, Optional<String> trouble) {
    Map<String, String> troubles = new HashMap<>(memory.troubles());
    troubles.remove(resource);
    trouble.ifPresent(reason -> troubles.put(resource, reason));
    return new ServiceMemory(
        memory.timers(),
        memory.unrecorded(),
        memory.artifacts(),
        troubles,
        memory.writeBackPause(),
        memory.content(),
        memory.quiet());
  }

  static ServiceMemory withWriteBackPause(ServiceMemory memory) {
    return withPause(memory, WRITE_BACK_PAUSE);
  }

  /// Time has passed; troubles of resources that nobody wants anything of any more are forgotten.
  static ServiceMemory tick(ServiceMemory memory, Duration elapsed, List<Effect> effects) {
    ServiceMemory ticked = withPause(memory, memory.writeBackPause().minus(elapsed));
    return ticked.troubles().isEmpty() || !effects.isEmpty() || !ticked.timers().isIdle()
        ? ticked
        : new ServiceMemory(
            ticked.timers(),
            ticked.unrecorded(),
            ticked.artifacts(),
            Map.of(),
            ticked.writeBackPause(),
            ticked.content(),
            ticked.quiet());
  }

  private static ServiceMemory withPause(ServiceMemory memory, Duration pause) {
    return new ServiceMemory(
        memory.timers(),
        memory.unrecorded(),
        memory.artifacts(),
        memory.troubles(),
        pause.isNegative() ? Duration.ZERO : pause,
        memory.content(),
        memory.quiet());
  }

  static ServiceMemory finished(
      ServiceMemory memory, Duration unrecorded, Optional<ServiceMemory.Quiet> quiet) {
    return new ServiceMemory(
        memory.timers(),
        unrecorded,
        memory.artifacts(),
        memory.troubles(),
        memory.writeBackPause(),
        memory.content(),
        quiet);
  }
}
