package dev.slipway.reconciler;

import dev.slipway.api.state.BackupStatus;
import dev.slipway.environments.configuration.BackupConfiguration;
import dev.slipway.reconciler.configuration.BearerToken;
import dev.slipway.reconciler.configuration.Configuration;
import dev.slipway.reconciler.http.ApiServer;
import dev.slipway.reconciler.http.ApiToken;
import dev.slipway.reconciler.http.BackupReport;
import dev.slipway.reconciler.journal.JournalException;
import dev.slipway.reconciler.journal.sql.ReconcilerJournal;
import dev.slipway.reconciler.journal.sql.SqlJournal;
import dev.slipway.reconciler.loop.ReconcileLoop;
import dev.slipway.reconciler.loop.Reconciler;
import dev.slipway.reconciler.loop.Settings;
import dev.slipway.reconciler.repository.jgit.JGitEnvironmentsRepository;
import dev.slipway.reconciler.secrets.folder.FolderSecrets;
import dev.slipway.storage.backup.BackupSchedule;
import dev.slipway.storage.backup.Backups;
import dev.slipway.storage.meters.BackupMeters;
import dev.slipway.telemetry.TraceExport;
import dev.slipway.telemetry.meters.SpanMeters;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/// A running reconciler: journal, targets, loops and the API, opened in this order and closed in
/// the other. What targets and routers run goes on when it is closed.
final class Service implements AutoCloseable {
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final Configuration configuration;
  private final CompletableFuture<String> lost = new CompletableFuture<>();
  private URI address = URI.create("http://127.0.0.1");

  private Service(Configuration configuration) {
    this.configuration = configuration;
  }

  /// @throws IOException with one sentence for people
  static Service start(Configuration configuration) throws IOException {
    Service service = new Service(configuration);
    try {
      service.open();
      return service;
    } catch (JournalException e) {
      service.close();
      throw new IOException(e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      service.close();
      throw e;
    }
  }

  /// Where the API listens.
  URI address() {
    return address;
  }

  /// Completed, with a sentence, when it has to end because another one works on its journal.
  CompletionStage<String> lost() {
    return lost;
  }

  private void open() throws IOException {
    ApiServer.requireFree(configuration.listen());
    InstantSource clock = InstantSource.system();
    String token = BearerToken.of(configuration.token());
    SqlJournal journal = opened(journal());
    var _ = journal.lost().thenAccept(lost::complete);
    Optional<TraceExport> traces = Tracing.start(configuration, journal);
    traces.ifPresent(this::opened);
    FolderSecrets secrets =
        FolderSecrets.open(
            configuration.secrets(), configuration.state().resolve("secrets-fingerprint.key"));
    JGitEnvironmentsRepository repository =
        EnvironmentsMirror.open(
            configuration.repository(), configuration.state().resolve("environments.git"));
    ConfiguredTargets targets =
        opened(ConfiguredTargets.open(configuration, secrets, repository, clock));
    Reconciler reconciler =
        opened(
            new Reconciler(
                journal, repository, targets, timing(clock), configuration.repository().poll()));
    BackupSchedule backups = opened(backups(clock));
    reconciler.facts().listen(new LastRollouts(reconciler, backups::soon));
    traces.ifPresent(export -> reconciler.facts().listen((_, _) -> export.hint()));
    BackupReport report = new BackupReport(() -> standing(backups, clock.instant()));
    MeterBinder[] measured = measured(new BackupMeters(backups, clock), traces);
    ApiServer server =
        ApiServer.start(reconciler, configuration, new ApiToken(token), report, measured);
    address = opened(server).address();
    reconciler.start();
    backups.start();
  }

  private static BackupStatus standing(BackupSchedule backups, Instant now) {
    BackupSchedule.Health health = backups.health();
    return new BackupStatus(
        health.newest(),
        backups.age(now),
        backups.every(),
        health.trouble().map(trouble -> new BackupStatus.Failure(trouble.why(), trouble.since())));
  }

  private static MeterBinder[] measured(MeterBinder always, Optional<TraceExport> traces) {
    Stream<MeterBinder> spans = traces.stream().map(export -> new SpanMeters(export.counts()));
    return Stream.concat(Stream.of(always), spans).toArray(MeterBinder[]::new);
  }

  private BackupSchedule backups(InstantSource clock) {
    BackupConfiguration configured = configuration.backup();
    return new BackupSchedule(
        new Backups(
            new ReconcilerJournal(),
            Journals.location(configuration),
            configured.folder(configuration.state())),
        new BackupSchedule.Pace(configured.every(), configured.keep()),
        clock);
  }

  private SqlJournal journal() {
    return SqlJournal.open(Journals.location(configuration));
  }

  private ReconcileLoop.Timing timing(InstantSource clock) {
    return new ReconcileLoop.Timing(
        new ReconcileLoop.Pace(configuration.analysis().look(), configuration.idleLook()),
        new Settings(
            configuration.drain(),
            configuration.analysis().journal(),
            Settings.DEFAULT.longestLook()),
        clock);
  }

  private <T extends AutoCloseable> T opened(T part) {
    opened.push(part);
    return part;
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        failure = new IOException("stopping failed: " + e.getMessage(), e);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
