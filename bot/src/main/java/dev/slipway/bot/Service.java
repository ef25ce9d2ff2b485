package dev.slipway.bot;

import dev.slipway.api.client.ReconcilerClient;
import dev.slipway.api.client.TokenSource;
import dev.slipway.bot.alert.alertmanager.AlertmanagerPayload;
import dev.slipway.bot.configuration.Configuration;
import dev.slipway.bot.configuration.Configuration.AlertsConfiguration;
import dev.slipway.bot.configuration.SlackConfiguration;
import dev.slipway.bot.configuration.SlackConfiguration.Mode;
import dev.slipway.bot.forge.Forge;
import dev.slipway.bot.forge.NoForge;
import dev.slipway.bot.forge.rest.RestForge;
import dev.slipway.bot.http.AlertsEndpoint;
import dev.slipway.bot.http.BotServer;
import dev.slipway.bot.http.SlackEndpoint;
import dev.slipway.bot.journal.JournalException;
import dev.slipway.bot.journal.sql.BotJournal;
import dev.slipway.bot.journal.sql.SqlJournal;
import dev.slipway.bot.loop.BotLoop;
import dev.slipway.bot.loop.Changes;
import dev.slipway.bot.loop.DeskSettings;
import dev.slipway.bot.loop.Offers;
import dev.slipway.bot.loop.RepositoryWithGroups;
import dev.slipway.bot.loop.Untold;
import dev.slipway.bot.loop.Worker;
import dev.slipway.bot.meters.MeasuredSlack;
import dev.slipway.bot.meters.Meters;
import dev.slipway.bot.notify.Notifiers;
import dev.slipway.bot.outbox.Outbox;
import dev.slipway.bot.reconciler.Reconciler;
import dev.slipway.bot.reconciler.client.HttpReconciler;
import dev.slipway.bot.repository.EnvironmentsRepository;
import dev.slipway.bot.repository.jgit.JGitEnvironmentsRepository;
import dev.slipway.bot.slack.bolt.BoltSlack;
import dev.slipway.bot.slack.bolt.SlackApp;
import dev.slipway.bot.slack.bolt.SocketMode;
import dev.slipway.bot.slack.bolt.TokenFile;
import dev.slipway.bot.slack.bolt.WebApi;
import dev.slipway.bot.source.Sources;
import dev.slipway.bot.source.jgit.MirroredSources;
import dev.slipway.environments.configuration.BackupConfiguration;
import dev.slipway.environments.git.GitException;
import dev.slipway.environments.git.GitRepository;
import dev.slipway.storage.backup.BackupSchedule;
import dev.slipway.storage.backup.Backups;
import dev.slipway.storage.meters.BackupMeters;
import dev.slipway.telemetry.TraceExport;
import dev.slipway.telemetry.meters.SpanMeters;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// A running bot: journal, Git, outbox, loop, and Slack's way in, opened in this order and closed
/// in the other. Neither Slack nor the reconciler need be there.
final class Service implements AutoCloseable {
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final Configuration configuration;
  private final InstantSource clock = InstantSource.system();
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
    } catch (JournalException | IllegalStateException e) {
      service.close();
      throw new IOException(e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      service.close();
      throw e;
    }
  }

  /// Where it listens.
  URI address() {
    return address;
  }

  /// Completed, with a sentence, when it has to end because another one works on its journal.
  CompletionStage<String> lost() {
    return lost;
  }

  private void open() throws IOException {
    SlackConfiguration slack = configuration.slack();
    // Read once, so that a missing token stops the start and not the first message.
    TokenFile botToken = token(new TokenFile(slack.botToken()));
    Kept kept = keep();
    WebApi api = opened(new WebApi(slack.api(), botToken));
    Reached reached = reach(kept, new MeasuredSlack(new BoltSlack(api), kept.meters(), clock));
    Outbox outbox = opened(Outbox.start(kept.journal(), reached.said(), clock, kept.meters()));
    BotLoop loop = opened(loop(kept, reached, outbox));
    // Beside what follows: once people can ask, who they are is known.
    GitWatch watch =
        new GitWatch(reached.environments(), configuration.repository().poll(), loop::hint);
    opened(watch).start();
    Offers offers = new Offers(loop::catalog, reached.reconciler());
    Reception reception = new Reception(kept.journal(), outbox, loop, offers, clock);
    SlackApp app = new SlackApp(api, reception);
    Condition condition = new Condition(kept.journal(), loop, reached.said());
    address =
        opened(
                BotServer.start(
                    new BotServer.Parts(
                        new BotServer.Listen(
                            configuration.listen().host(), configuration.listen().port()),
                        slackEndpoint(app),
                        alertsEndpoint(reception),
                        condition,
                        kept.meters())))
            .address();
    loop.start();
    kept.backups().start();
    if (slack.mode() instanceof Mode.Socket(var appToken, int connections)) {
      opened(SocketMode.start(api, token(new TokenFile(appToken)), app, connections));
    }
  }

  /// What is on this machine.
  private record Kept(
      SqlJournal journal,
      Optional<TraceExport> traces,
      JGitEnvironmentsRepository repository,
      BackupSchedule backups,
      Meters meters) {}

  /// Who is talked to.
  private record Reached(
      EnvironmentsRepository environments, Reconciler reconciler, MeasuredSlack said) {}

  private Kept keep() throws IOException {
    SqlJournal journal = opened(journal());
    var _ = journal.lost().thenAccept(lost::complete);
    Optional<TraceExport> traces = Tracing.start(configuration, journal);
    traces.ifPresent(this::opened);
    JGitEnvironmentsRepository repository = opened(repository());
    BackupSchedule backups = opened(backups());
    journal.listen(new LastRollouts(repository, backups::soon));
    Meters meters = opened(meters(journal, backups));
    traces.ifPresent(export -> meters.add(new SpanMeters(export.counts())));
    return new Kept(journal, traces, repository, backups, meters);
  }

  private Meters meters(SqlJournal journal, BackupSchedule backups) {
    return new Meters(
        new Meters.Sources(
            journal,
            journal,
            new Meters.Told(configuration.notifiers().keySet(), journal),
            new Changes(journal)::endedSince,
            clock),
        new BackupMeters(backups, clock));
  }

  private Reached reach(Kept kept, MeasuredSlack said) {
    ReconcilerClient client =
        opened(
            new ReconcilerClient(
                configuration.reconciler().url(),
                TokenSource.file(configuration.reconciler().token())));
    return new Reached(
        new RepositoryWithGroups(kept.repository(), said, clock), new HttpReconciler(client), said);
  }

  private BotLoop loop(Kept kept, Reached reached, Outbox outbox) {
    Notifiers notifiers = opened(notifiers(kept.journal(), outbox, kept.meters()));
    return new BotLoop(
        new BotLoop.Parts(
            kept.journal(),
            reached.environments(),
            reached.reconciler(),
            worker(kept, reached),
            new DeskSettings(
                configuration.slack().workspace(),
                configuration.digest(),
                configuration.alerts().flatMap(AlertsConfiguration::heartbeat),
                ConfiguredNotifiers.subscriptions(configuration)),
            entry -> {
              kept.meters().recorded(entry);
              RecordLog.recorded(entry);
              outbox.wake();
              notifiers.wake();
              kept.traces().ifPresent(TraceExport::hint);
            },
            clock));
  }

  private Worker worker(Kept kept, Reached reached) {
    return new Worker(
        new Worker.Parts(
            reached.reconciler(),
            reached.environments(),
            forge(),
            sources(),
            reached.said(),
            new OwnBackups(kept.backups(), clock)));
  }

  private Optional<SlackEndpoint> slackEndpoint(SlackApp app) {
    return configuration.slack().mode() instanceof Mode.Http(var secret)
        ? Optional.of(new SlackEndpoint(app, () -> read(new TokenFile(secret)), clock))
        : Optional.empty();
  }

  private Optional<AlertsEndpoint> alertsEndpoint(Reception reception) {
    return configuration
        .alerts()
        .map(alerts ->
            new AlertsEndpoint(
                reception, AlertmanagerPayload::read, () -> read(new TokenFile(alerts.token()))));
  }

  private Notifiers notifiers(SqlJournal journal, Outbox outbox, Meters meters) {
    return Notifiers.start(
        ConfiguredNotifiers.of(configuration, clock),
        journal,
        new NoticeNews(meters, new Untold(journal, outbox::wake, clock)),
        clock);
  }

  private Forge forge() {
    Optional<RestForge> configured = Forges.of(configuration, clock);
    configured.ifPresent(this::opened);
    return configured.<Forge>map(forge -> forge).orElseGet(NoForge::new);
  }

  private BackupSchedule backups() {
    BackupConfiguration configured = configuration.backup();
    return new BackupSchedule(
        new Backups(
            new BotJournal(),
            Journals.location(configuration),
            configured.folder(configuration.state())),
        new BackupSchedule.Pace(configured.every(), configured.keep()),
        clock);
  }

  private SqlJournal journal() {
    return SqlJournal.open(Journals.location(configuration));
  }

  private Sources sources() {
    return configuration
        .sources()
        .<Sources>map(
            given -> opened(new MirroredSources(given, configuration.state().resolve("sources"))))
        .orElse(Sources.NONE);
  }

  private JGitEnvironmentsRepository repository() throws IOException {
    try {
      return new JGitEnvironmentsRepository(
          GitRepository.open(
              configuration.repository().settings(configuration.state().resolve("mirror.git")),
              clock));
    } catch (GitException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static TokenFile token(TokenFile file) throws IOException {
    var _ = file.read();
    return file;
  }

  private static String read(TokenFile file) {
    try {
      return file.read();
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
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
