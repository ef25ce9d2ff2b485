package dev.slipway.reconciler.target.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import dev.slipway.reconciler.delivery.UnavailableException;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// One engine: the calls about containers and networks that the target needs, each with our own
/// deadline. Whatever is not an answer is an [UnavailableException]: what an order did is unknown
/// then.
///
/// Answers that refuse (4xx) come as docker-java's exceptions, for [#asked]'s callers to judge.
final class Engine implements AutoCloseable {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final int SERVER_ERROR = 500;

  private final String name;
  private final DockerTargetSettings.EngineAddress address;
  private final Calls calls;
  private final DockerTargetSettings.Deadlines deadlines;
  private final ReentrantLock connecting = new ReentrantLock();
  private volatile Optional<Connection> connection = Optional.empty();

  Engine(
      String name,
      DockerTargetSettings.EngineAddress address,
      Calls calls,
      DockerTargetSettings.Deadlines deadlines) {
    this.name = name;
    this.address = address;
    this.calls = calls;
    this.deadlines = deadlines;
  }

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
    return name;
  }

  String address() {
    return address.address();
  }

  /// One call, whatever their number.
  List<Seen> list(Map<String, String> labels) throws UnavailableException {
    return asked(
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
    return asked(
        "create " + order.name(), deadlines.order(), client -> order.on(client, variables).exec());
  }

  void join(String id, String network) throws UnavailableException {
    asked(
        "join " + network,
        deadlines.order(),
        client -> client.connectToNetworkCmd().withContainerId(id).withNetworkId(network).exec());
  }

  void copy(String id, byte[] archive, String folder) throws UnavailableException {
    asked(
        "copy files",
        deadlines.order(),
        client ->
            client
                .copyArchiveToContainerCmd(id)
                .withTarInputStream(new ByteArrayInputStream(archive))
                .withRemotePath(folder)
                .exec());
  }

  void start(String id) throws UnavailableException {
    try {
      asked("start " + id, deadlines.order(), client -> client.startContainerCmd(id).exec());
    } catch (NotModifiedException running) {
      // It was started before: that is what was wanted.
    }
  }

  void unpause(String id) throws UnavailableException {
    asked("unpause " + id, deadlines.order(), client -> client.unpauseContainerCmd(id).exec());
  }

  /// Returns when it has ended; one that is not there has.
  void stop(String id, Duration grace) throws UnavailableException {
    try {
      int seconds = (int) Math.ceilDiv(grace.toMillis(), 1000);
      asked(
          "stop " + id,
          deadlines.order().plus(grace),
          client -> client.stopContainerCmd(id).withTimeout(seconds).exec());
    } catch (NotFoundException | NotModifiedException ended) {
      // Somebody was faster.
    }
  }

  /// Removes a container with its anonymous volumes; returns when it is gone.
  void remove(String id) throws UnavailableException {
    try {
      asked(
          "remove " + id,
          deadlines.order(),
          client -> client.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec());
    } catch (NotFoundException gone) {
      return;
    } catch (ConflictException removing) {
      awaitGone(id);
    }
  }

  boolean hasNetwork(String network) throws UnavailableException {
    return asked(
        "look for network " + network,
        client ->
            client.listNetworksCmd().withNameFilter(network).exec().stream()
                .anyMatch(found -> network.equals(found.getName())));
  }

  /// Makes a network where it is missing. One at a time: the engine lets two have one name, and
  /// then takes neither.
  synchronized void requireNetwork(String network, Map<String, String> labels)
      throws UnavailableException {
    if (!hasNetwork(network)) {
      createNetwork(network, labels);
    }
  }

  private void createNetwork(String network, Map<String, String> labels)
      throws UnavailableException {
    try {
      asked(
          "create network " + network,
          deadlines.order(),
          client ->
              client
                  .createNetworkCmd()
                  .withName(network)
                  .withDriver("bridge")
                  .withCheckDuplicate(true)
                  .withLabels(labels)
                  .exec());
    } catch (ConflictException there) {
      // Somebody was faster.
    }
  }

  <T> T asked(String what, Function<DockerClient, T> question) throws UnavailableException {
    return asked(what, deadlines.call(), question);
  }

  /// @throws DockerException when the engine refuses
  private <T> T asked(String what, Duration within, Function<DockerClient, T> question)
      throws UnavailableException {
    return answered(what, within, connected -> question.apply(connected.calls()));
  }

  /// @throws DockerException when the engine refuses
  <T> T answered(String what, Duration within, Question<T> question) throws UnavailableException {
    String doing = cannot(what);
    try {
      return calls.within(within, doing, () -> question.ask(connection()));
    } catch (DockerException answer) {
      String said = Answers.said(answer);
      if (Answers.saysThatTheVersionIsWrong(said)) {
        connection = Optional.empty();
        throw new UnavailableException(doing + ": " + said, answer);
      }
      boolean trouble =
          answer.getHttpStatus() >= SERVER_ERROR && !Answers.saysThatItCannotRun(said);
      if (trouble || Answers.saysThatANameIsAmbiguous(said)) {
        throw new UnavailableException(doing + ": " + said, answer);
      }
      throw answer;
    }
  }

  interface Question<T> {
    T ask(Connection connection) throws Exception;
  }

  String cannot(String what) {
    return "engine " + name + " cannot " + what;
  }

  private Optional<InspectContainerResponse> inspect(String container) throws UnavailableException {
    try {
      return Optional.of(
          asked("inspect " + container, client -> client.inspectContainerCmd(container).exec()));
    } catch (NotFoundException none) {
      return Optional.empty();
    }
  }

  private void awaitGone(String id) throws UnavailableException {
    long until = System.nanoTime() + deadlines.order().toNanos();
    while (inspect(id).isPresent()) {
      if (System.nanoTime() - until >= 0 || Thread.currentThread().isInterrupted()) {
        throw new UnavailableException(cannot("remove " + id) + ": it is still being removed");
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  /// Interruptible, so that nobody waits longer than the deadline for another's attempt.
  private Connection connection() throws Exception {
    if (connection.isPresent()) {
      return connection.get();
    }
    connecting.lockInterruptibly();
    try {
      if (connection.isEmpty()) {
        connection = Optional.of(Connection.open(address));
      }
      return connection.get();
    } finally {
      connecting.unlock();
    }
  }

  @Override
  public void close() {
    connection.ifPresent(Connection::close);
  }
}
