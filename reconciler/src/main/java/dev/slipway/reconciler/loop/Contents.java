package dev.slipway.reconciler.loop;

import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.planning.Effect;
import dev.slipway.reconciler.planning.Resolution;
import dev.slipway.reconciler.target.Target;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Finds out what a wish is: its digest from the file, the pin or the target, its secrets'
/// fingerprints from their source.
///
/// A version is pinned to the first digest that is seen for the service; a name that moves later is
/// refused.
final class Contents {
  private final ServiceKey key;
  private final DesiredService desired;
  private final World world;
  private final ServiceMemory memory;

  Contents(ServiceKey key, DesiredService desired, World world, ServiceMemory memory) {
    this.key = key;
    this.desired = desired;
    this.world = world;
    this.memory = memory;
  }

  /// @param ask an effect that must be carried out before it is known
  /// @param pin the version was seen for the first time
  record Found(
      Resolution resolution,
      Optional<Effect> ask,
      Optional<Digest> pin,
      Optional<ServiceMemory.Content> content) {
    static Found only(Resolution resolution) {
      return new Found(resolution, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  Found find() {
    boolean same =
        memory.content().isPresent() && memory.content().get().isOf(desired, world.fingerprints());
    if (same) {
      return new Found(
          new Resolution.Known(memory.content().get().release()),
          Optional.empty(),
          Optional.empty(),
          memory.content());
    }
    Version version = desired.placement().version();
    Optional<Digest> pinned =
        Optional.ofNullable(world.pins().get(new Journal.Artifact(key.service(), version)));
    Optional<Digest> written = desired.placement().digest();
    if (written.isPresent() && pinned.isPresent() && !written.equals(pinned)) {
      return Found.only(
          new Resolution.Moved(
              "%s %s is pinned to %s, the file says %s"
                  .formatted(key.service(), version, pinned.get(), written.get())));
    }
    if (written.or(() -> pinned).isPresent()) {
      return known(written.or(() -> pinned).get(), pinned.isEmpty());
    }
    return asked(version);
  }

  private Found asked(Version version) {
    RunSpec spec = RunSpec.of(desired.service());
    return switch (memory.artifacts().get(version)) {
      case Target.Artifact.Found(Digest digest) -> known(digest, true);
      case Target.Artifact.NotFound(String reason) -> Found.only(new Resolution.Missing(reason));
      case null -> {
        Effect ask = new Effect.Resolve(key, spec, version);
        Optional<String> trouble =
            Optional.ofNullable(memory.troubles().get(ask.resource())).or(this::targetDown);
        Resolution now =
            trouble.<Resolution>map(Resolution.Waiting::new).orElseGet(Resolution.Asking::new);
        yield new Found(now, Optional.of(ask), Optional.empty(), Optional.empty());
      }
    };
  }

  /// Why the target cannot be asked; before its first answer that is no reason yet.
  private Optional<String> targetDown() {
    return world.instances().equals(Seen.notYet()) ? Optional.empty() : world.instances().down();
  }

  private Found known(Digest digest, boolean first) {
    TreeMap<String, String> fingerprints = new TreeMap<>();
    for (Map.Entry<String, String> secret : desired.service().secrets().entrySet()) {
      String name = secret.getValue();
      if (!world.fingerprints().known().containsKey(name)) {
        return Found.only(reading(name));
      }
      Optional<String> fingerprint = world.fingerprints().known().get(name);
      if (fingerprint.isEmpty()) {
        return Found.only(
            new Resolution.Waiting("there is no secret " + name + " for " + key.environment()));
      }
      fingerprints.put(secret.getKey(), fingerprint.get());
    }
    Release release =
        Release.of(
            key,
            desired.placement().version(),
            digest,
            RunSpec.of(desired.service()),
            fingerprints);
    return new Found(
        new Resolution.Known(release),
        Optional.empty(),
        first ? Optional.of(digest) : Optional.empty(),
        Optional.of(new ServiceMemory.Content(desired, world.fingerprints(), release)));
  }

  private Resolution reading(String name) {
    return world
        .fingerprints()
        .down()
        .<Resolution>map(why -> new Resolution.Waiting("reading the secret " + name + ": " + why))
        .orElseGet(Resolution.Asking::new);
  }
}
