package dev.slipway.reconciler.http;

import dev.slipway.api.client.ReconcilerClient;
import dev.slipway.api.state.BackupStatus;
import dev.slipway.environments.configuration.Address;
import dev.slipway.environments.configuration.BackupConfiguration;
import dev.slipway.environments.configuration.RepositoryConfiguration;
import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.DesiredState;
import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.checks.CheckRunner;
import dev.slipway.reconciler.configuration.AnalysisPace;
import dev.slipway.reconciler.configuration.Configuration;
import dev.slipway.reconciler.configuration.Repair;
import dev.slipway.reconciler.configuration.WebhookSecrets;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.hooks.HookRunner;
import dev.slipway.reconciler.journal.memory.MemoryJournal;
import dev.slipway.reconciler.loop.Ports;
import dev.slipway.reconciler.loop.ReconcileLoop;
import dev.slipway.reconciler.loop.Reconciler;
import dev.slipway.reconciler.loop.Settings;
import dev.slipway.reconciler.metrics.memory.MemoryMetrics;
import dev.slipway.reconciler.repository.EnvironmentsRepository;
import dev.slipway.reconciler.repository.memory.MemoryEnvironmentsRepository;
import dev.slipway.reconciler.router.memory.MemoryRouter;
import dev.slipway.reconciler.secrets.Secrets;
import dev.slipway.reconciler.target.memory.MemoryTarget;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A reconciler over parts in memory, with its API on a free port.
final class RunningApi implements AutoCloseable {
  static final String TOKEN = "a-token-of-the-test";
  static final Duration STALE_AFTER = Duration.ofSeconds(2);
  static final BackupStatus BACKUP =
      new BackupStatus(
          Optional.empty(),
          Duration.ofSeconds(9),
          Duration.ofHours(6),
          Optional.of(new BackupStatus.Failure("no room", Instant.EPOCH)));

  final MemoryTarget target = new MemoryTarget();
  final MemoryRouter router = new MemoryRouter();
  final MemoryJournal journal = new MemoryJournal("feed-1");
  final MemoryEnvironmentsRepository git;
  final AtomicInteger fetches = new AtomicInteger();
  final Reconciler reconciler;
  final ApiServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  RunningApi(Path folder, Optional<String> webhookSecret) throws IOException {
    Path secret = folder.resolve("webhook-secret");
    Files.writeString(secret, webhookSecret.orElse("unused") + "\n");
    Optional<Path> configured = webhookSecret.map(_ -> secret);
    git = new MemoryEnvironmentsRepository(Desired.rules(), Instant.now());
    Secrets secrets = new NoSecrets();
    CheckRunner checks = (_, _) -> new CheckRunner.CheckResult.Passed();
    HookRunner hooks = _ -> new HookRunner.HookResult.Succeeded();
    EnvironmentsRepository repository = new Counted(git, fetches);
    Ports ports =
        new Ports(target, router, checks, hooks, secrets, repository, new MemoryMetrics());
    reconciler =
        new Reconciler(
            journal,
            repository,
            _ -> Optional.of(ports),
            new ReconcileLoop.Timing(
                new ReconcileLoop.Pace(Duration.ofMillis(20), Duration.ofMillis(100)),
                Settings.DEFAULT,
                InstantSource.system()),
            Duration.ofHours(1));
    server =
        ApiServer.start(
            reconciler,
            configuration(folder, new WebhookSecrets(configured, configured, configured)),
            new ApiToken(TOKEN),
            new BackupReport(() -> BACKUP));
    reconciler.start();
  }

  private static Configuration configuration(Path folder, WebhookSecrets webhooks) {
    return new Configuration(
        new Address("127.0.0.1", 0),
        folder.resolve("token"),
        folder,
        Optional.empty(),
        new BackupConfiguration(Optional.empty(), Duration.ofHours(6), Duration.ofDays(30)),
        Optional.empty(),
        new RepositoryConfiguration(
            "file:///nowhere",
            "main",
            Duration.ofHours(1),
            Duration.ofSeconds(5),
            Optional.empty(),
            Optional.empty(),
            RepositoryConfiguration.Rewritten.REFUSE,
            STALE_AFTER,
            new RepositoryConfiguration.Committer("Slipway", "slipway@localhost")),
        webhooks,
        new TreeMap<>(),
        folder,
        new TreeMap<>(),
        Optional.empty(),
        new AnalysisPace(Duration.ofMillis(250), Duration.ofSeconds(2)),
        new Repair(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofMinutes(10)),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10));
  }

  /// The version can be had from now on.
  void publish(String service, String version) {
    target.register(
        service,
        new Version(version),
        new Digest("sha256:" + "%064x".formatted(version.hashCode() & 0xffffffffL)));
  }

  /// Git asks for it, and says so.
  void commit(DesiredService desired) {
    git.put(desired, "Ada Lovelace <ada@example.com>", Instant.now());
    reconciler.hintGit();
  }

  ReconcilerClient client() {
    return new ReconcilerClient(address(), () -> Optional.of(TOKEN));
  }

  URI address() {
    return server.address();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address() + path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + TOKEN);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    http.shutdownNow();
    server.close();
    reconciler.close();
  }

  private record NoSecrets() implements Secrets {
    @Override
    public Optional<String> value(String environment, String name) {
      return Optional.empty();
    }

    @Override
    public Optional<String> fingerprint(String environment, String name) {
      return Optional.empty();
    }
  }

  private record Counted(MemoryEnvironmentsRepository git, AtomicInteger fetches)
      implements EnvironmentsRepository {
    @Override
    public DesiredState fetch() throws UnavailableException {
      fetches.incrementAndGet();
      return git.fetch();
    }

    @Override
    public Optional<DesiredState> known() {
      return git.known();
    }

    @Override
    public Optional<String> lastChange(String path, String since) throws UnavailableException {
      return git.lastChange(path, since);
    }

    @Override
    public WriteBackResult writeBack(WriteBackOrder order) {
      return git.writeBack(order);
    }
  }
}
