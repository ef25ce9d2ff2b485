package dev.slipway.bot.source.jgit;

import dev.slipway.bot.message.Commits;
import dev.slipway.bot.source.Sources;
import dev.slipway.environments.configuration.SourcesConfiguration;
import dev.slipway.environments.git.GitException;
import dev.slipway.environments.git.GitSettings;
import dev.slipway.environments.git.SourceRepository;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Mirrors of the sources, each made when it is first asked about. A reading that takes longer than
/// an answer can wait goes on behind it, so that the next answer has it.
public final class MirroredSources implements Sources, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MirroredSources.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final SourcesConfiguration configuration;
  private final Path folder;
  private final Duration patience;
  private final Map<String, SourceRepository> opened = new HashMap<>();
  private final ExecutorService readers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("source-", 0).factory());

  /// @param folder where the mirrors lie; nothing else is there
  public MirroredSources(SourcesConfiguration configuration, Path folder) {
    this(configuration, folder, PATIENCE);
  }

  MirroredSources(SourcesConfiguration configuration, Path folder, Duration patience) {
    this.configuration = configuration;
    this.folder = folder;
    this.patience = patience;
  }

  @Override
  public Optional<Commits> between(URI source, String from, String to) {
    return configuration.settings(source, folder).flatMap(settings -> inTime(settings, from, to));
  }

  private Optional<Commits> inTime(GitSettings settings, String from, String to) {
    try {
      Future<Optional<Commits>> reading = readers.submit(() -> read(settings, from, to));
      return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      LOG.info("the commits of {} are not there yet, the answer goes without", settings.url());
    } catch (ExecutionException e) {
      LOG.warn("the commits of {} were not read", settings.url(), e.getCause());
    } catch (RejectedExecutionException _) {
      // The bot is stopping.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  private Optional<Commits> read(GitSettings settings, String from, String to) {
    try {
      return repository(settings)
          .between(from, to, Commits.SHOWN)
          .map(found -> new Commits(found.subjects(), found.more()));
    } catch (GitException e) {
      LOG.warn("{}", e.getMessage());
      return Optional.empty();
    }
  }

  private SourceRepository repository(GitSettings settings) throws GitException {
    synchronized (opened) {
      SourceRepository known = opened.get(settings.url());
      if (known != null) {
        return known;
      }
      SourceRepository made = SourceRepository.open(settings);
      opened.put(settings.url(), made);
      return made;
    }
  }

  @Override
  public void close() {
    readers.shutdownNow();
    synchronized (opened) {
      opened.values().forEach(SourceRepository::close);
      opened.clear();
    }
  }
}
