package dev.slipway.reconciler;

import dev.slipway.environments.configuration.ConfigurationFile;
import dev.slipway.reconciler.bench.BenchCoreCommand;
import dev.slipway.reconciler.configuration.Configuration;
import dev.slipway.reconciler.configuration.ConfigurationReader;
import dev.slipway.reconciler.journal.sql.ReconcilerJournal;
import dev.slipway.reconciler.router.builtin.server.RouterCommand;
import dev.slipway.storage.cli.BackupCommand;
import dev.slipway.storage.cli.Keeping;
import dev.slipway.storage.cli.RestoreCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// `slipway reconciler` and `slipway router`.
@Command(
    name = "slipway",
    description = "Carries desired state from Git onto targets.",
    mixinStandardHelpOptions = true,
    subcommands = {
      Application.ReconcilerCommand.class,
      Application.TrainCommand.class,
      RouterCommand.class,
      BenchCoreCommand.class
    })
public final class Application implements Runnable {
  private static final String AFTER_RESTORING =
      "start the reconciler: it touches nothing; status says how the backup, what runs and Git differ;"
          + " ./slipway release SERVICE ENVIRONMENT lets one go on";

  @CommandLine.Spec private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(commands().execute(arguments));
  }

  static CommandLine commands() {
    return new CommandLine(new Application())
        .addSubcommand(BackupCommand.of(new ReconcilerJournal(), Application::keeping))
        .addSubcommand(
            new RestoreCommand(new ReconcilerJournal(), Application::keeping, AFTER_RESTORING));
  }

  private static int keeping(Path config, ToIntFunction<Keeping> work) {
    return with(
        config,
        configuration ->
            work.applyAsInt(
                new Keeping(
                    Journals.location(configuration),
                    configuration.backup().folder(configuration.state()))));
  }

  /// @return 2 when the configuration is refused; each problem is printed
  private static int with(Path config, ToIntFunction<Configuration> work) {
    return switch (ConfigurationReader.read(config)) {
      case ConfigurationFile.Outcome.Accepted<Configuration>(Configuration configuration) ->
          work.applyAsInt(configuration);
      case ConfigurationFile.Outcome.Refused<Configuration>(var problems) -> {
        problems.forEach(problem -> System.err.println("slipway: " + problem));
        yield 2;
      }
    };
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(), "say which: reconciler, router, backup or restore");
    }
  }

  @Command(
      name = "reconciler",
      description = "Runs the reconciler until it is stopped; what it has started goes on.",
      mixinStandardHelpOptions = true)
  static final class ReconcilerCommand implements Callable<Integer> {
    @Option(
        names = "--config",
        required = true,
        paramLabel = "FILE",
        description = "Its configuration: see docs/reconciler-configuration.md.")
    private Path config = Path.of("reconciler.yaml");

    @Override
    public Integer call() {
      return with(config, ReconcilerCommand::run);
    }

    private static int run(Configuration configuration) {
      Service service;
      try {
        service = Service.start(configuration);
      } catch (IOException e) {
        System.err.println("slipway: " + e.getMessage());
        return 1;
      }
      System.out.println("slipway reconciler: listening on " + service.address());
      CompletableFuture<Integer> status = new CompletableFuture<>();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service, status), "stop"));
      var _ =
          service
              .lost()
              .thenAccept(reason -> {
                System.err.println("slipway: " + reason);
                status.complete(1);
              });
      return status.join();
    }

    private static void stop(Service service, CompletableFuture<Integer> status) {
      try {
        service.close();
      } catch (IOException e) {
        System.err.println("slipway: " + e.getMessage());
      } finally {
        status.complete(0);
      }
    }
  }

  /// For the launcher: an AOT cache is made of what this run has loaded.
  @Command(
      name = "train",
      hidden = true,
      description = "Runs the reconciler over nothing for a moment, and ends.")
  static final class TrainCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException, InterruptedException {
      Training.run();
      return 0;
    }
  }
}
