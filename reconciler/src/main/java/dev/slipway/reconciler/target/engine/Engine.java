package dev.slipway.reconciler.target.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import dev.slipway.reconciler.delivery.UnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// One engine: each call to it has our own deadline. Whatever is not an answer is an
/// [UnavailableException]: what an order did is unknown then.
///
/// Answers that refuse (4xx) come as docker-java's exceptions, for callers to judge.
public final class Engine implements AutoCloseable {
  private static final int SERVER_ERROR = 500;

  private final String name;
  private final EngineAddress address;
  private final Calls calls;
  private final Deadlines deadlines;
  private final ReentrantLock connecting = new ReentrantLock();
  private volatile Optional<Connection> connection = Optional.empty();

  public Engine(String name, EngineAddress address, Calls calls, Deadlines deadlines) {
    this.name = name;
    this.address = address;
    this.calls = calls;
    this.deadlines = deadlines;
  }

  public Deadlines deadlines() {
    return deadlines;
  }

  public String name() {
    return name;
  }

  public String address() {
    return address.address();
  }

  public boolean hasNetwork(String network) throws UnavailableException {
    return asked(
        "look for network " + network,
        client ->
            client.listNetworksCmd().withNameFilter(network).exec().stream()
                .anyMatch(found -> network.equals(found.getName())));
  }

  /// Makes a network where it is missing. One at a time: the engine lets two have one name, and
  /// then takes neither.
  ///
  /// @param driver `bridge`, or `overlay` for one that spans the nodes of a swarm, which is made so
  ///   that containers beside the swarm's own can join it
  public synchronized void requireNetwork(String network, String driver, Map<String, String> labels)
      throws UnavailableException {
    if (!hasNetwork(network)) {
      createNetwork(network, driver, labels);
    }
  }

  private void createNetwork(String network, String driver, Map<String, String> labels)
      throws UnavailableException {
    try {
      ordered(
          "create network " + network,
          client ->
              client
                  .createNetworkCmd()
                  .withName(network)
                  .withDriver(driver)
                  .withAttachable(driver.equals("overlay"))
                  .withCheckDuplicate(true)
                  .withLabels(labels)
                  .exec());
    } catch (ConflictException there) {
      // Somebody was faster.
    }
  }

  /// @throws DockerException when the engine refuses
  public <T> T asked(String what, Function<DockerClient, T> question) throws UnavailableException {
    return within(deadlines.call(), what, question);
  }

  /// As a question, and changes something: it may take longer.
  ///
  /// @throws DockerException when the engine refuses
  public <T> T ordered(String what, Function<DockerClient, T> order) throws UnavailableException {
    return within(deadlines.order(), what, order);
  }

  /// @throws DockerException when the engine refuses
  public <T> T within(Duration deadline, String what, Function<DockerClient, T> question)
      throws UnavailableException {
    return answered(what, deadline, connected -> question.apply(connected.calls()));
  }

  /// @throws DockerException when the engine refuses
  public JsonNode asked(Question question) throws UnavailableException {
    return answered(question.what(), deadlines.call(), question::ask);
  }

  /// As a question, and changes something.
  ///
  /// @throws DockerException when the engine refuses
  public JsonNode ordered(Question order) throws UnavailableException {
    return answered(order.what(), deadlines.order(), order::ask);
  }

  /// @throws DockerException when the engine refuses
  <T> T answered(String what, Duration within, Exchange<T> exchange) throws UnavailableException {
    String doing = cannot(what);
    try {
      return calls.within(within, doing, () -> exchange.on(connection()));
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

  interface Exchange<T> {
    T on(Connection connection) throws Exception;
  }

  public String cannot(String what) {
    return "engine " + name + " cannot " + what;
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
