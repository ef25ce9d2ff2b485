package dev.slipway.sandbox.demo;

import dev.slipway.api.client.ReconcilerClient;
import dev.slipway.api.client.ReconcilerException;
import dev.slipway.api.client.TokenSource;
import dev.slipway.sandbox.processes.EnvironmentsRemote;
import dev.slipway.sandbox.processes.Launch;
import dev.slipway.sandbox.processes.Program;
import dev.slipway.sandbox.processes.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Slipway on this machine: artifacts, an environments repository, a reconciler with its router,
/// all in one folder. Closing it stops everything that was started in it.
final class Playground implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final Path home;
  private final DemoTarget target;
  private final DemoFolder folder;
  private final Addresses addresses;
  private final EnvironmentsRemote remote;
  private final boolean trains;
  private final ReconcilerClient client;
  private final Programs programs = new Programs();
  private Optional<Program> reconciler = Optional.empty();

  private Playground(
      Path home,
      DemoTarget target,
      Addresses addresses,
      EnvironmentsRemote remote,
      boolean trains) {
    this.home = home;
    this.target = target;
    this.folder = target.folder();
    this.addresses = addresses;
    this.remote = remote;
    this.trains = trains;
    this.client = new ReconcilerClient(addresses.apiUri(), TokenSource.file(folder.token()));
  }

  /// Makes what is missing in the folder; starts nothing.
  ///
  /// @param home of the project, whose packaged programs are used
  /// @throws IOException with one sentence for people
  static Playground prepare(Path home, DemoTarget target, Pace pace, Addresses addresses)
      throws IOException {
    target.stock(pace.late());
    DemoFolder folder = target.folder();
    EnvironmentsRemote remote =
        folder.isNew() ? create(home, target, pace) : EnvironmentsRemote.open(folder.root());
    Files.writeString(folder.config(), configuration(target, remote, addresses));
    return new Playground(home, target, addresses, remote, pace.equals(Pace.SAMPLE));
  }

  private static EnvironmentsRemote create(Path home, DemoTarget target, Pace pace)
      throws IOException {
    Path sample = home.resolve("environments").resolve("sample");
    Path paced = target.folder().root().resolve("sample");
    List<Path> files;
    try (Stream<Path> all = Files.walk(sample)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      String path = sample.relativize(file).toString();
      Path copy = paced.resolve(path);
      Files.createDirectories(copy.getParent());
      Files.writeString(copy, target.fitted(path, pace.paced(path, Files.readString(file))));
    }
    return EnvironmentsRemote.create(target.folder().root(), paced);
  }

  private static String configuration(
      DemoTarget target, EnvironmentsRemote remote, Addresses addresses) {
    return """
    # Written by the demo at each start. Every key: docs/reconciler-configuration.md
    listen: 127.0.0.1:%d
    state: "%s"
    drain: 5s
    repository:
      url: "%s"
      poll: 1s
    targets:
      local:
    %s\
    """
        .formatted(
            addresses.api(),
            target.folder().state(),
            remote.bare(),
            target.configuration(addresses.users()).indent(4));
  }

  /// Starts the reconciler, which starts or adopts the router; returns when its API answers.
  ///
  /// @throws IOException with what the reconciler said, when it ends or does not answer
  void startReconciler() throws IOException, InterruptedException {
    long since = System.nanoTime();
    Program started = programs.start(launch());
    reconciler = Optional.of(started);
    while (!answers()) {
      boolean ended = started.awaitEnd(BETWEEN_LOOKS);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (ended) {
        throw new IOException("the reconciler did not start: " + lastLine());
      }
      if (System.nanoTime() - since > START.toNanos()) {
        throw new IOException(
            "the reconciler did not answer within "
                + START.toSeconds()
                + " s; its log: "
                + folder.log());
      }
    }
  }

  private Launch launch() {
    return launcher()
        .of("the reconciler", "reconciler", folder.config(), folder.root(), folder.log());
  }

  Launcher launcher() {
    return new Launcher(home, trains);
  }

  private boolean answers() {
    if (!Files.exists(folder.token())) {
      return false;
    }
    try {
      var _ = client.environments();
      return true;
    } catch (ReconcilerException _) {
      return false;
    }
  }

  private String lastLine() throws IOException {
    return Files.readAllLines(folder.log()).reversed().stream()
        .filter(line -> !line.isBlank())
        .findFirst()
        .map(line -> line.replaceFirst("^slipway: ", ""))
        .orElse("it said nothing");
  }

  /// Whether it runs, for as long as nobody has stopped it.
  boolean reconcilerRuns() {
    return reconciler.map(Program::isAlive).orElse(false);
  }

  /// kill -9. Instances and router go on.
  void killReconciler() {
    reconciler.ifPresent(Program::kill);
  }

  ReconcilerClient client() {
    return client;
  }

  EnvironmentsRemote remote() {
    return remote;
  }

  Addresses addresses() {
    return addresses;
  }

  DemoFolder folder() {
    return folder;
  }

  DemoTarget target() {
    return target;
  }

  Optional<Knock> knock(String host) {
    return Knock.at(addresses.router(), host);
  }

  /// First the reconciler, then what outlives it. May be called twice.
  @Override
  public void close() throws IOException {
    client.close();
    programs.close();
    int _ = target.stop();
  }
}
