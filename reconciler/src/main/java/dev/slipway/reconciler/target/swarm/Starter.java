package dev.slipway.reconciler.target.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Occasion;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.target.engine.Answers;
import dev.slipway.reconciler.target.engine.Engine;
import dev.slipway.reconciler.target.engine.Images;
import dev.slipway.reconciler.target.engine.ReleaseLabels;
import dev.slipway.reconciler.target.instances.InstanceVariables;
import dev.slipway.reconciler.target.instances.RefusedException;
import dev.slipway.reconciler.target.swarm.ServiceOrder.Files;
import dev.slipway.reconciler.target.swarm.ServiceOrder.Named;
import dev.slipway.reconciler.target.swarm.SwarmTargetSettings.Permit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Starts an instance.
///
/// 1. Look for the release's service.
/// 2. There is none: make sure of image, networks, secrets and configs, and create it with one
///    replica. Its name is taken: by ours, then an answer was lost and this goes on with it; else
///    it is refused. What Swarm made of the order is noted down in a label, to see what people
///    change later.
/// 3. Somebody changed what its tasks are made from: it is removed, and created anew with the
///    instances it had.
/// 4. It lacks the instance or that label, or its replicas were changed by hand: it is resized.
/// 5. Wait until Swarm has given the instance a place; where it had ended, until Swarm has started
///    it again.
///
/// Properties kept: at most one service for a release, as its name is given once; a service that
/// does not bear our labels is never touched; a secret is in no label, argument or message.
final class Starter {
  private static final String SECRETS = "/run/secrets/";

  private final SwarmTargetSettings settings;
  private final Swarm swarm;
  private final Images images;
  private final SwarmSecrets secrets;
  private final Waiting waiting;

  Starter(
      SwarmTargetSettings settings,
      Swarm swarm,
      Images images,
      SwarmSecrets secrets,
      Waiting waiting) {
    this.settings = settings;
    this.swarm = swarm;
    this.images = images;
    this.secrets = secrets;
    this.waiting = waiting;
  }

  void start(Release release, int ordinal, Occasion occasion)
      throws RefusedException, UnavailableException {
    Optional<SeenService> found = swarm.ofRelease(release.hash());
    int starts = 0;
    if (found.isEmpty()) {
      create(release, Places.only(ordinal), occasion);
    } else if (!found.get().isAsItWasMade()) {
      swarm.remove(found.get().id());
      create(release, found.get().places().with(ordinal), occasion);
    } else if (!found.get().has(ordinal) || !found.get().isSettled()) {
      swarm.resize(found.get(), found.get().places().with(ordinal));
    } else {
      Life life = found.get().life(ordinal);
      starts = life.ended().isPresent() ? life.starts() : 0;
    }
    waiting.started(release, ordinal, starts);
  }

  private void create(Release release, Places places, Occasion occasion)
      throws RefusedException, UnavailableException {
    Files files = files(release);
    requireNetworks();
    images.using(
        swarm.manager(),
        release,
        image ->
            create(
                order(release, new ServiceOrder.Image(image.reference(), image.id()), occasion),
                places,
                files));
    Optional<SeenService> made = swarm.ofRelease(release.hash());
    if (made.isPresent()) {
      swarm.resize(made.get(), made.get().places());
    }
  }

  private void create(ServiceOrder order, Places places, Files files)
      throws RefusedException, UnavailableException {
    String name = ServiceOrder.name(order.release());
    try {
      swarm.create(
          order.spec(places, variables(order.release(), files), files),
          images.login(order.release().spec()));
    } catch (ConflictException taken) {
      requireOurs(order.release(), name, taken);
    } catch (NotFoundException missing) {
      throw new UnavailableException(
          swarm.manager().cannot("create service " + name) + ": " + Answers.said(missing), missing);
    } catch (DockerException refused) {
      throw new RefusedException(
          swarm.manager().cannot("create service " + name) + ": " + Answers.said(refused));
    }
  }

  private ServiceOrder order(Release release, ServiceOrder.Image image, Occasion occasion) {
    return new ServiceOrder(
        settings.name(),
        release,
        occasion,
        image,
        settings.networking(),
        settings.tasks(),
        settings.permit(release.key().service()));
  }

  /// @throws RefusedException when the name is somebody else's
  private void requireOurs(Release release, String name, ConflictException taken)
      throws RefusedException, UnavailableException {
    Optional<JsonNode> holder = swarm.named(name);
    if (holder.isEmpty()) {
      throw new UnavailableException(
          "the swarm says that %s is taken and does not say by what: %s"
              .formatted(name, Answers.said(taken)));
    }
    JsonNode spec = holder.get().path("Spec");
    Map<String, String> labels = SeenService.labels(spec);
    boolean ours =
        settings.name().equals(labels.get(ReleaseLabels.TARGET))
            && ReleaseLabels.read(labels)
                .map(borne -> borne.release().equals(release))
                .orElse(false);
    if (!ours) {
      throw new RefusedException(
          ("the name %s is taken in the swarm by service %s of image %s, which is not of target %s:"
                  + " remove or rename it")
              .formatted(
                  name,
                  holder.get().path("ID").asText(),
                  spec.path("TaskTemplate").path("ContainerSpec").path("Image").asText(),
                  settings.name()));
    }
  }

  /// Those of the whole release: an instance's own name is not Swarm's business.
  private SortedMap<String, String> variables(Release release, Files files)
      throws RefusedException {
    SortedMap<String, String> variables =
        InstanceVariables.of(
            release, InstanceName.of(release.key(), release.hash(), 0), release.spec().port());
    variables.remove("SLIPWAY_INSTANCE");
    variables.put("SLIPWAY_TARGET", settings.name());
    files.secrets().keySet().forEach(file -> variables.put(file + "_FILE", SECRETS + file));
    return variables;
  }

  private Files files(Release release) throws RefusedException, UnavailableException {
    Permit permit = settings.permit(release.key().service());
    SortedMap<String, Named> configs = new TreeMap<>();
    if (!permit.configs().isEmpty()) {
      Map<String, String> known = swarm.configs(List.copyOf(permit.configs().keySet()));
      for (Map.Entry<String, String> config : permit.configs().entrySet()) {
        String name = config.getKey();
        if (!known.containsKey(name)) {
          throw new UnavailableException(
              "the swarm has no config %s: create it, or take it out of the `configs` of %s"
                  .formatted(name, release.key().service()));
        }
        configs.put(config.getValue(), new Named(known.getOrDefault(name, ""), name));
      }
    }
    return new Files(secrets.of(release), configs);
  }

  private void requireNetworks() throws UnavailableException {
    Engine manager = swarm.manager();
    manager.requireNetwork(
        settings.networking().network(), "overlay", Map.of(ReleaseLabels.TARGET, settings.name()));
    for (String joined : settings.networking().joined()) {
      if (!manager.hasNetwork(joined)) {
        throw new UnavailableException(
            "the swarm has no network %s: create it, or take it out of the target's `networks`"
                .formatted(joined));
      }
    }
  }
}
