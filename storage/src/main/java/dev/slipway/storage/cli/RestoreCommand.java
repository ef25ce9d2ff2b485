package dev.slipway.storage.cli;

import dev.slipway.storage.backup.JournalKind;
import dev.slipway.storage.backup.Restoration;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `slipway restore`: puts a backup in the place of a journal, while the service does not run. Exit
/// status 0: done, 1: not, 2: the command line or the configuration is wrong.
@Command(
    name = "restore",
    description = {
      "Puts a backup in the place of a service's journal, which is kept under another name.",
      "The service has to be stopped; when it starts again, nothing changes before people agree."
    },
    mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {
  private final JournalKind kind;
  private final Keeping.Reader reader;
  private final String next;
  private final InstantSource clock = InstantSource.system();

  @Parameters(paramLabel = "FILE", description = "The backup.")
  private Path file = Path.of("");

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The service's configuration.")
  private Path config = Path.of("config.yaml");

  /// @param next what the service does when it starts, and what people do then
  public RestoreCommand(JournalKind kind, Keeping.Reader reader, String next) {
    this.kind = kind;
    this.reader = reader;
    this.next = next;
  }

  @Override
  public Integer call() throws Exception {
    return reader.with(config, this::restore);
  }

  private int restore(Keeping keeping) {
    return Said.by(() -> {
      Restoration.Restored restored =
          new Restoration(kind, keeping.journal()).restore(file, clock.instant());
      System.out.printf(
          "restored the journal of the %s as of %s: %s%n",
          kind.name(), restored.manifest().made(), restored.content());
      restored
          .before()
          .ifPresent(
              before -> System.out.println("the journal that was there is kept " + before.where()));
      System.out.println(next);
    });
  }
}
