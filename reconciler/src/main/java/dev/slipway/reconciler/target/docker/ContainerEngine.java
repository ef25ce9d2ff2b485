package dev.slipway.reconciler.target.docker;

import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.target.engine.Engine;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.locks.LockSupport;

/// The calls about containers to one engine; what refuses (4xx) comes as docker-java's exceptions.
record ContainerEngine(Engine engine) {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  /// Who holds a name.
  ///
  /// @param image as the container names it
  record Holder(String id, String image, Map<String, String> labels) {
    Holder {
      labels = Map.copyOf(labels);
    }
  }

  /// How a container ended, in the engine's words.
  record Ending(int code, boolean outOfMemory, String error) {}

  String name() {
    return engine.name();
  }

  /// Where ports of its machine are reached.
  String address() {
    return engine.address();
  }

  String cannot(String what) {
    return engine.cannot(what);
  }

  /// One call, whatever their number.
  List<Seen> list(Map<String, String> labels) throws UnavailableException {
    return engine.asked(
        "list containers",
        client -> {
          List<Seen> seen = new ArrayList<>();
          client.listContainersCmd().withShowAll(true).withLabelFilter(labels).exec().stream()
              .map(container -> Seen.of(this, container))
              .flatMap(Optional::stream)
              .forEach(seen::add);
          return List.copyOf(seen);
        });
  }

  Optional<Holder> holder(String container) throws UnavailableException {
    return inspect(container)
        .map(found ->
            new Holder(
                found.getId(),
                String.valueOf(found.getConfig().getImage()),
                Optional.ofNullable(found.getConfig().getLabels()).orElse(Map.of())));
  }

  Optional<Ending> ending(String id) throws UnavailableException {
    return inspect(id)
        .map(InspectContainerResponse::getState)
        .map(state ->
            new Ending(
                Optional.ofNullable(state.getExitCodeLong()).orElse(-1L).intValue(),
                Boolean.TRUE.equals(state.getOOMKilled()),
                String.valueOf(state.getError())));
  }

  /// @return id of the container, and what the engine warns of
  CreateContainerResponse create(ContainerOrder order, SortedMap<String, String> variables)
      throws UnavailableException {
    return engine.ordered("create " + order.name(), client -> order.on(client, variables).exec());
  }

  void join(String id, String network) throws UnavailableException {
    engine.ordered(
        "join " + network,
        client -> client.connectToNetworkCmd().withContainerId(id).withNetworkId(network).exec());
  }

  void copy(String id, byte[] archive, String folder) throws UnavailableException {
    engine.ordered(
        "copy files",
        client ->
            client
                .copyArchiveToContainerCmd(id)
                .withTarInputStream(new ByteArrayInputStream(archive))
                .withRemotePath(folder)
                .exec());
  }

  void start(String id) throws UnavailableException {
    try {
      engine.ordered("start " + id, client -> client.startContainerCmd(id).exec());
    } catch (NotModifiedException running) {
      // It was started before: that is what was wanted.
    }
  }

  void unpause(String id) throws UnavailableException {
    engine.ordered("unpause " + id, client -> client.unpauseContainerCmd(id).exec());
  }

  /// Returns when it has ended; one that is not there has.
  void stop(String id, Duration grace) throws UnavailableException {
    try {
      int seconds = (int) Math.ceilDiv(grace.toMillis(), 1000);
      engine.within(
          engine.deadlines().order().plus(grace),
          "stop " + id,
          client -> client.stopContainerCmd(id).withTimeout(seconds).exec());
    } catch (NotFoundException | NotModifiedException ended) {
      // Somebody was faster.
    }
  }

  /// Removes a container with its anonymous volumes; returns when it is gone.
  void remove(String id) throws UnavailableException {
    try {
      engine.ordered(
          "remove " + id,
          client -> client.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec());
    } catch (NotFoundException gone) {
      return;
    } catch (ConflictException removing) {
      awaitGone(id);
    }
  }

  private Optional<InspectContainerResponse> inspect(String container) throws UnavailableException {
    try {
      return Optional.of(
          engine.asked(
              "inspect " + container, client -> client.inspectContainerCmd(container).exec()));
    } catch (NotFoundException none) {
      return Optional.empty();
    }
  }

  private void awaitGone(String id) throws UnavailableException {
    long until = System.nanoTime() + engine.deadlines().order().toNanos();
    while (inspect(id).isPresent()) {
      if (System.nanoTime() - until >= 0 || Thread.currentThread().isInterrupted()) {
        throw new UnavailableException(
            engine.cannot("remove " + id) + ": it is still being removed");
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }
}
