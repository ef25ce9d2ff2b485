package dev.slipway.reconciler.target.engine;

import com.github.dockerjava.api.model.AuthConfig;
import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.target.Target.Artifact;
import dev.slipway.reconciler.target.engine.EngineImages.Answer;
import dev.slipway.reconciler.target.engine.EngineImages.Local;
import dev.slipway.reconciler.target.instances.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Finds, pulls and removes images.
///
/// 1. A version is what the registry says that it is; where the image was made on an engine and
///    never came from its registry, it is that image.
/// 2. The registry that cannot be asked hides nothing that an engine has: going back needs none.
/// 3. What is started is found by digest, here first, so a tag that moves changes nothing.
/// 4. Removed is only what this target pulled, that nobody wants kept and no container uses.
public final class Images implements AutoCloseable {
  private final List<EngineImages> engines;
  private final Registries registries;
  private final RegistryTags tags;
  private final Pulls pulls;
  private final PulledImages pulled;

  /// Read: an image is being taken into use. Write: unused ones are being removed.
  private final ReadWriteLock collecting = new ReentrantReadWriteLock();

  /// @param target for messages
  /// @param engines that share their deadlines; at least one
  /// @param registries credentials by host
  /// @param state the target's own folder
  public Images(
      String target, List<Engine> engines, Map<String, Credentials> registries, Path state) {
    Deadlines deadlines = engines.getFirst().deadlines();
    this.engines =
        engines.stream().map(engine -> new EngineImages(engine, deadlines.pull())).toList();
    this.registries = new Registries(target, registries);
    this.tags = new RegistryTags(deadlines.call());
    this.pulls = new Pulls(deadlines);
    this.pulled = new PulledImages(state.resolve("pulled"));
  }

  public Artifact resolve(ServiceKey key, RunSpec spec, Version version)
      throws UnavailableException {
    if (spec.image().isEmpty()) {
      return new Artifact.NotFound(noImage(key));
    }
    ImageName name = new ImageName(spec.image().get());
    Optional<String> reference = name.tagged(version);
    if (reference.isEmpty()) {
      return new Artifact.NotFound(version + " cannot be the tag of an image of " + key.service());
    }
    return resolve(name, reference.get());
  }

  private Artifact resolve(ImageName name, String reference) throws UnavailableException {
    Optional<Local> local = Optional.empty();
    for (EngineImages engine : engines) {
      if (local.isEmpty()) {
        local = engine.local(reference);
      }
    }
    if (local.isPresent() && !local.get().cameFrom(name)) {
      return new Artifact.Found(local.get().digest(name));
    }
    Answer answer = engines.getFirst().inRegistry(reference, registries.authConfig(name));
    Optional<Digest> known = local.map(image -> image.digest(name));
    return switch (answer) {
      case Answer.Is(Digest digest) -> new Artifact.Found(digest);
      case Answer.Missing() ->
          known
              .<Artifact>map(Artifact.Found::new)
              .orElseGet(() ->
                  new Artifact.NotFound(
                      "there is no image " + reference + ", neither here nor in its registry"));
      case Answer.NoAnswer(String reason) ->
          new Artifact.Found(
              known.orElseThrow(() ->
                  new UnavailableException(
                      "the registry cannot be asked for " + reference + ": " + reason)));
    };
  }

  /// Versions that the registry or an engine has, newest first; none without an image.
  ///
  /// @throws UnavailableException when the registry cannot be asked and no engine has any
  public List<Version> versions(RunSpec spec) throws UnavailableException {
    return spec.image().isPresent() ? versions(new ImageName(spec.image().get())) : List.of();
  }

  private List<Version> versions(ImageName name) throws UnavailableException {
    SortedSet<Version> versions = new TreeSet<>(VersionOrder.NEWEST_FIRST);
    for (EngineImages engine : engines) {
      versions.addAll(engine.versions(name));
    }
    try {
      versions.addAll(tags.list(name, registries.login(name)));
    } catch (UnavailableException silent) {
      if (versions.isEmpty()) {
        throw silent;
      }
    }
    return List.copyOf(versions);
  }

  /// The header by which an engine passes on to others who we are to the image's registry; none
  /// where nobody knows us.
  public Map<String, String> login(RunSpec spec) throws UnavailableException {
    ImageName name = new ImageName(spec.image().orElse(""));
    return registries.login(name).isPresent()
        ? Map.of(EngineImages.LOGIN, EngineImages.encoded(registries.authConfig(name)))
        : Map.of();
  }

  /// What a release is made of on an engine.
  ///
  /// @param reference by which the engine finds it
  public record Taken(String reference, String id) {}

  public interface Use {
    void of(Taken image) throws RefusedException, UnavailableException;
  }

  /// Makes sure that the engine has the release's image, and that it keeps it while it is taken
  /// into use.
  public void using(Engine engine, Release release, Use use)
      throws RefusedException, UnavailableException {
    collecting.readLock().lock();
    try {
      use.of(take(engine, release));
    } finally {
      collecting.readLock().unlock();
    }
  }

  private Taken take(Engine engine, Release release) throws RefusedException, UnavailableException {
    ImageName name =
        new ImageName(
            release.spec().image().orElseThrow(() -> new RefusedException(noImage(release.key()))));
    EngineImages images = on(engine);
    Optional<Taken> here = find(images, name, release.digest());
    if (here.isPresent()) {
      return here.get();
    }
    String reference = name.at(release.digest());
    record(new PulledImages.Entry(engine.name(), reference));
    AuthConfig login = registries.authConfig(name);
    pulls.await(engine, reference, login);
    return find(images, name, release.digest())
        .orElseThrow(() ->
            new UnavailableException(
                "engine " + engine.name() + " pulled " + reference + ", but does not have it"));
  }

  private static Optional<Taken> find(EngineImages images, ImageName name, Digest digest)
      throws UnavailableException {
    String reference = name.at(digest);
    Optional<Local> fromRegistry = images.local(reference);
    if (fromRegistry.isPresent()) {
      return fromRegistry.map(image -> new Taken(reference, image.id()));
    }
    return images.local(digest.text()).map(image -> new Taken(image.id(), image.id()));
  }

  /// Nothing while an image is being taken into use: another time will do.
  public int collect(Set<Digest> keep) throws UnavailableException {
    if (!collecting.writeLock().tryLock()) {
      return 0;
    }
    try {
      int removed = 0;
      for (PulledImages.Entry entry : pulled.all()) {
        String digest = entry.reference().substring(entry.reference().indexOf('@') + 1);
        boolean kept = Digest.isValid(digest) && keep.contains(new Digest(digest));
        Optional<EngineImages> engine = named(entry.engine());
        if (!kept && engine.isPresent()) {
          removed += remove(engine.get(), entry) ? 1 : 0;
        }
      }
      return removed;
    } catch (IOException failure) {
      throw new UnavailableException(
          "cannot read which images were pulled: " + failure.getMessage(), failure);
    } finally {
      collecting.writeLock().unlock();
    }
  }

  private boolean remove(EngineImages engine, PulledImages.Entry entry)
      throws IOException, UnavailableException {
    boolean removed = engine.remove(entry.reference());
    if (engine.local(entry.reference()).isEmpty()) {
      pulled.remove(entry);
    }
    return removed;
  }

  private void record(PulledImages.Entry entry) throws UnavailableException {
    try {
      pulled.add(entry);
    } catch (IOException failure) {
      throw new UnavailableException(
          "cannot write down that " + entry.reference() + " is pulled: " + failure.getMessage(),
          failure);
    }
  }

  private EngineImages on(Engine engine) {
    return named(engine.name())
        .orElseThrow(() -> new IllegalArgumentException("no engine " + engine.name()));
  }

  private Optional<EngineImages> named(String engine) {
    return engines.stream().filter(images -> images.engine().name().equals(engine)).findFirst();
  }

  private static String noImage(ServiceKey key) {
    return "services/%s.yaml names no `image`: a target of containers runs nothing else"
        .formatted(key.service());
  }

  /// Pulls under way are broken off.
  @Override
  public void close() {
    pulls.close();
    tags.close();
  }
}
