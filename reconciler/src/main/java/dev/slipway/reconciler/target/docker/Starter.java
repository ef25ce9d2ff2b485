package dev.slipway.reconciler.target.docker;

import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.slipway.environments.language.Resources;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Occasion;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.secrets.Secrets;
import dev.slipway.reconciler.target.docker.DockerTargetSettings.Reach;
import dev.slipway.reconciler.target.engine.Allowance;
import dev.slipway.reconciler.target.engine.Answers;
import dev.slipway.reconciler.target.engine.Images;
import dev.slipway.reconciler.target.engine.ReleaseLabels;
import dev.slipway.reconciler.target.engine.TarArchive;
import dev.slipway.reconciler.target.instances.InstanceVariables;
import dev.slipway.reconciler.target.instances.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/// Starts an instance.
///
/// 1. Look on all engines for the release's containers. One that cannot be asked ends it here.
/// 2. The instance runs what it was made from: done. It is paused: it goes on.
/// 3. It has ended, was left half made or runs something else: it is removed, and its starts
///    counted on.
/// 4. Choose the engine with the fewest instances of the release; make sure that it has the image.
/// 5. Create the container under its name, which the engine gives once. The name is taken: by ours,
///    then an answer was lost and this goes on with it; else it is refused.
/// 6. Join the networks, bring the secrets, start. What refuses to start is removed again.
///
/// Properties kept: at most one container for an instance, whatever answer is lost, as its name is
/// taken before it runs and all engines are looked at before another one is chosen; a container
/// that does not bear our labels is never touched; a secret is in no label, argument or message.
final class Starter {
  private final DockerTargetSettings settings;
  private final Fleet fleet;
  private final Images images;
  private final Secrets secrets;
  private final Conditions conditions;

  Starter(
      DockerTargetSettings settings,
      Fleet fleet,
      Images images,
      Secrets secrets,
      Conditions conditions) {
    this.settings = settings;
    this.fleet = fleet;
    this.images = images;
    this.secrets = secrets;
    this.conditions = conditions;
  }

  void start(Release release, int ordinal, Occasion occasion)
      throws RefusedException, UnavailableException {
    InstanceName name = InstanceName.of(release.key(), release.hash(), ordinal);
    List<Seen> ofRelease = fleet.ofRelease(release.hash());
    List<Seen> own = ofRelease.stream().filter(seen -> seen.borne().name().equals(name)).toList();
    Optional<Seen> alive = own.stream().filter(this::isAlive).findFirst();
    if (alive.isPresent()) {
      remove(own.stream().filter(seen -> !seen.equals(alive.get())).toList());
      if (alive.get().isPaused()) {
        alive.get().engine().unpause(alive.get().id());
      }
      return;
    }
    SortedMap<String, String> values = InstanceVariables.secrets(release, secrets);
    ContainerEngine engine =
        fleet.leastUsed(ofRelease.stream().filter(seen -> !own.contains(seen)).toList());
    requireNetworks(engine);
    images.using(
        engine.engine(),
        release,
        image -> {
          remove(own);
          ContainerOrder order = order(engine, image, release, ordinal, starts(own));
          run(engine, order.startedFor(occasion), values);
        });
  }

  private boolean isAlive(Seen seen) {
    return (seen.isRunning() || seen.isPaused())
        && seen.runsItsImage()
        && conditions.isReachable(seen);
  }

  /// One that was created and never started does not count.
  private static int starts(List<Seen> earlier) {
    return earlier.stream()
            .mapToInt(seen -> seen.borne().starts() - (seen.isCreated() ? 1 : 0))
            .max()
            .orElse(0)
        + 1;
  }

  private void remove(List<Seen> leftovers) throws UnavailableException {
    for (Seen seen : leftovers) {
      seen.engine().remove(seen.id());
      conditions.forget(seen.id());
    }
  }

  private ContainerOrder order(
      ContainerEngine engine, Images.Taken image, Release release, int ordinal, int starts) {
    return new ContainerOrder(
        InstanceName.of(release.key(), release.hash(), ordinal),
        release,
        image.reference(),
        Labels.write(settings.name(), release, ordinal, starts, image.id()),
        settings.networking().network(),
        settings.networking().reach() == Reach.PORTS
            ? Optional.of(engine.address())
            : Optional.empty(),
        settings.containers(),
        settings.allowances().getOrDefault(release.key().service(), Allowance.NONE));
  }

  /// @param values of the secrets
  private SortedMap<String, String> variables(
      ContainerOrder order, SortedMap<String, String> values) throws RefusedException {
    SortedMap<String, String> variables =
        InstanceVariables.of(order.release(), order.name(), order.release().spec().port());
    variables.put("SLIPWAY_TARGET", settings.name());
    switch (settings.containers().secrets()) {
      case ENVIRONMENT -> variables.putAll(values);
      case FILES ->
          values
              .keySet()
              .forEach(file -> variables.put(file + "_FILE", ContainerOrder.SECRETS + "/" + file));
    }
    return variables;
  }

  private void run(ContainerEngine engine, ContainerOrder order, SortedMap<String, String> values)
      throws RefusedException, UnavailableException {
    String id = create(engine, order, variables(order, values));
    try {
      for (String network : settings.networking().joined()) {
        engine.join(id, network);
      }
      if (order.deliversFiles()) {
        engine.copy(id, files(values), ContainerOrder.SECRETS);
      }
      engine.start(id);
    } catch (DockerException refused) {
      engine.remove(id);
      throw new RefusedException(
          "%s cannot be started from %s: %s"
              .formatted(order.name(), order.image(), Answers.said(refused)));
    }
  }

  private String create(
      ContainerEngine engine, ContainerOrder order, SortedMap<String, String> variables)
      throws RefusedException, UnavailableException {
    try {
      CreateContainerResponse created = engine.create(order, variables);
      requireLimitsKept(engine, order, created);
      return created.getId();
    } catch (ConflictException taken) {
      return ours(engine, order)
          .orElseThrow(() ->
              new UnavailableException(
                  "engine %s says that %s is taken and does not say by what: %s"
                      .formatted(engine.name(), order.name(), Answers.said(taken))));
    } catch (NotFoundException image) {
      throw new UnavailableException(
          engine.cannot("create " + order.name()) + ": " + Answers.said(image), image);
    } catch (DockerException refused) {
      throw new RefusedException(
          engine.cannot("create " + order.name()) + ": " + Answers.said(refused));
    } catch (UnavailableException unknown) {
      return ours(engine, order).orElseThrow(() -> unknown);
    }
  }

  /// The container under our name, when it is the one that was to be created.
  ///
  /// @throws RefusedException when it is somebody else's
  private Optional<String> ours(ContainerEngine engine, ContainerOrder order)
      throws RefusedException, UnavailableException {
    Optional<ContainerEngine.Holder> holder = engine.holder(order.name().text());
    if (holder.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> labels = holder.get().labels();
    if (settings.name().equals(labels.get(ReleaseLabels.TARGET))
        && Labels.read(labels).equals(Labels.read(order.labels()))) {
      return Optional.of(holder.get().id());
    }
    throw new RefusedException(
        ("the name %s is taken on engine %s by container %s of image %s, which is not of target %s:"
                + " remove or rename it")
            .formatted(
                order.name(),
                engine.name(),
                holder.get().id().substring(0, 12),
                holder.get().image(),
                settings.name()));
  }

  private static void requireLimitsKept(
      ContainerEngine engine, ContainerOrder order, CreateContainerResponse created)
      throws RefusedException, UnavailableException {
    Optional<String> discarded =
        Stream.ofNullable(created.getWarnings())
            .flatMap(Arrays::stream)
            .filter(warning -> warning.contains("discarded"))
            .findFirst();
    if (discarded.isPresent() && !order.release().spec().resources().equals(Resources.UNLIMITED)) {
      engine.remove(created.getId());
      throw new RefusedException(
          "engine %s cannot keep the limits of %s: %s"
              .formatted(engine.name(), order.name(), discarded.get()));
    }
  }

  private void requireNetworks(ContainerEngine engine) throws UnavailableException {
    engine
        .engine()
        .requireNetwork(
            settings.networking().network(),
            "bridge",
            Map.of(ReleaseLabels.TARGET, settings.name()));
    for (String joined : settings.networking().joined()) {
      if (!engine.engine().hasNetwork(joined)) {
        throw new UnavailableException(
            "engine %s has no network %s: create it, or take it out of the target's `networks`"
                .formatted(engine.name(), joined));
      }
    }
  }

  /// Everybody in the container may read them and nobody may write, as other engines deliver them.
  private static byte[] files(SortedMap<String, String> values) {
    TarArchive archive = new TarArchive();
    values.forEach(
        (name, value) -> archive.add(name, 0444, value.getBytes(StandardCharsets.UTF_8)));
    return archive.bytes();
  }
}
