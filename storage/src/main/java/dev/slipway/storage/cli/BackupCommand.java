package dev.slipway.storage.cli;

import dev.slipway.storage.backup.BackupException;
import dev.slipway.storage.backup.Backups;
import dev.slipway.storage.backup.JournalKind;
import dev.slipway.storage.backup.Manifest;
import dev.slipway.storage.backup.Verification;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `slipway backup`: makes one, while the service runs or not. Exit status 0: done, 1: not, 2: the
/// command line or the configuration is wrong.
@Command(
    name = "backup",
    description = {
      "Copies a service's journal as it is at one moment, while the service runs or not.",
      "Whose it is says the configuration, or the backup."
    },
    mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {
  private final JournalKind kind;
  private final Keeping.Reader reader;
  private final InstantSource clock = InstantSource.system();

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--config", paramLabel = "FILE", description = "The service's configuration.")
  private @Nullable Path config;

  private BackupCommand(JournalKind kind, Keeping.Reader reader) {
    this.kind = kind;
    this.reader = reader;
  }

  /// With its subcommands.
  public static CommandLine of(JournalKind kind, Keeping.Reader reader) {
    return new CommandLine(new BackupCommand(kind, reader))
        .addSubcommand(new BackupList(kind, reader))
        .addSubcommand(new Verify(kind));
  }

  @Override
  public Integer call() throws Exception {
    if (config == null) {
      throw new ParameterException(
          spec == null ? new CommandLine(this) : spec.commandLine(),
          "say whose journal: --config FILE; or what else: list or verify");
    }
    return reader.with(config, this::make);
  }

  private int make(Keeping keeping) {
    return Said.by(() -> {
      Backups backups = new Backups(kind, keeping.journal(), keeping.folder());
      Backups.Kept kept = backups.make(clock.instant());
      Manifest manifest = backups.read(kept);
      System.out.printf(
          "backed up the journal of the %s: %d rows of %d tables%n%s%n",
          kind.name(), manifest.rows(), manifest.parts().size(), kept.file());
    });
  }

  @Command(
      name = "list",
      description = "Lists the backups that are kept, the newest first, and whether each is whole.",
      mixinStandardHelpOptions = true)
  private static final class BackupList implements Callable<Integer> {
    private final JournalKind kind;
    private final Keeping.Reader reader;

    @Option(
        names = "--config",
        required = true,
        paramLabel = "FILE",
        description = "The service's configuration.")
    private Path config = Path.of("config.yaml");

    BackupList(JournalKind kind, Keeping.Reader reader) {
      this.kind = kind;
      this.reader = reader;
    }

    @Override
    public Integer call() throws Exception {
      return reader.with(config, this::list);
    }

    private int list(Keeping keeping) {
      return Said.by(() -> {
        Backups backups = new Backups(kind, keeping.journal(), keeping.folder());
        List<Backups.Kept> all = backups.list();
        if (all.isEmpty()) {
          System.out.println("there is no backup in " + keeping.folder());
        }
        all.forEach(kept ->
            System.out.printf("%s  %s  %s%n", kept.made(), kept.file(), state(backups, kept)));
      });
    }

    private static String state(Backups backups, Backups.Kept kept) {
      try {
        Manifest manifest = backups.read(kept);
        return "%d rows, schema %d".formatted(manifest.rows(), manifest.schema());
      } catch (BackupException e) {
        return e.sentence();
      }
    }
  }

  @Command(
      name = "verify",
      description =
          "Says whether a backup can be restored, by restoring it into a scratch folder and reading all of it.",
      mixinStandardHelpOptions = true)
  private static final class Verify implements Callable<Integer> {
    private final JournalKind kind;

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path file = Path.of("");

    Verify(JournalKind kind) {
      this.kind = kind;
    }

    @Override
    public Integer call() {
      return Said.by(() -> {
        Verification.Verified verified = new Verification(kind).verify(file);
        System.out.printf(
            "good: the journal of the %s as of %s, schema %d: %s%n",
            kind.name(),
            verified.manifest().made(),
            verified.manifest().schema(),
            verified.content());
      });
    }
  }
}
