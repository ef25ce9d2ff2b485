package dev.slipway.reconciler.router.builtin.server;

import dev.slipway.reconciler.router.builtin.protocol.About;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The router process, assembled: plans restored, users' ports open, then the control port.
final class RouterServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RouterServer.class);
  private static final int START_SECONDS = 30;

  private final Settings settings;
  private final Vertx vertx;
  private final FileChannel lock;
  private final RoutingTable table = new RoutingTable(System::nanoTime);
  private final Map<Integer, String> ownPorts = new ConcurrentHashMap<>();

  /// @param state a folder that no other router uses
  /// @param listen where users' requests come in
  /// @param control where orders come in; a loopback address
  record Settings(Path state, Address listen, Address control, String token, Timeouts timeouts) {}

  private RouterServer(Settings settings, FileChannel lock) {
    this.settings = settings;
    this.lock = lock;
    this.vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(eventLoops())
                .setWorkerPoolSize(4)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
  }

  /// Takes requests when it returns.
  ///
  /// @throws IOException with one line that says what is wrong: a port or folder is taken, a file
  ///   cannot be read
  static RouterServer start(Settings settings) throws IOException {
    Files.createDirectories(settings.state());
    RouterServer server = new RouterServer(settings, lock(settings.state()));
    try {
      server.open();
      return server;
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  private void open() throws IOException {
    PlanStore store = new PlanStore(settings.state().resolve("plans"));
    ControlService service = new ControlService(table, store, new OwnPorts());
    service.restore();
    Address listen = settings.listen();
    await(deploy(listen.host(), listen.port(), table::byHost), "cannot listen on " + listen);
    About about = about();
    Files.writeString(settings.state().resolve("router.json"), about.toJson());
    await(
        new ControlListener(vertx, service, about, settings.token())
            .listen(settings.control().host(), settings.control().port()),
        "cannot listen on " + settings.control());
    LOG.info("router is up pid={} listen={} control={}", about.pid(), listen, settings.control());
  }

  /// Lets requests in flight end, as long as `Timeouts.drain` says.
  @Override
  public void close() {
    try {
      vertx
          .close()
          .toCompletionStage()
          .toCompletableFuture()
          .get(settings.timeouts().drain().toMillis() + 2_000, TimeUnit.MILLISECONDS);
      lock.close();
    } catch (ExecutionException | TimeoutException | IOException e) {
      LOG.warn("router did not close cleanly", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private About about() {
    ProcessHandle self = ProcessHandle.current();
    return new About(
        About.PROTOCOL,
        self.pid(),
        self.info().startInstant().map(Instant::toEpochMilli).orElse(0L),
        settings.state().toAbsolutePath().normalize().toString(),
        settings.listen().toString());
  }

  private Future<String> deploy(String host, int port, TrafficVerticle.Lookup lookup) {
    return vertx.deployVerticle(
        () -> new TrafficVerticle(host, port, lookup, settings.timeouts()),
        new DeploymentOptions().setInstances(eventLoops()));
  }

  private static int eventLoops() {
    return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
  }

  private static FileChannel lock(Path state) throws IOException {
    FileChannel channel =
        FileChannel.open(
            state.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock held = channel.tryLock();
      if (held != null) {
        return channel;
      }
    } catch (OverlappingFileLockException _) {
      // Another router in this very process: the same answer.
    }
    channel.close();
    throw new IOException("another router uses the state folder " + state);
  }

  private static <T> T await(Future<T> future, String otherwise) throws IOException {
    try {
      return future.toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      String why = e.getCause() == null ? e.toString() : String.valueOf(e.getCause().getMessage());
      throw new IOException(otherwise + ": " + why, e);
    } catch (TimeoutException e) {
      throw new IOException(otherwise + ": no answer in " + START_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(otherwise + ": interrupted", e);
    }
  }

  /// Services' own ports, on the same address as all others.
  private final class OwnPorts implements ControlService.Ports {
    @Override
    public void open(int port) throws IOException {
      if (!ownPorts.containsKey(port)) {
        String host = settings.listen().host();
        ownPorts.put(
            port,
            await(deploy(host, port, _ -> table.byPort(port)), "cannot listen on port " + port));
      }
    }

    @Override
    public void close(int port) {
      String deployment = ownPorts.remove(port);
      if (deployment != null) {
        vertx
            .undeploy(deployment)
            .onFailure(error -> LOG.warn("port not closed port={}", port, error));
      }
    }
  }
}
