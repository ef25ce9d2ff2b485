package dev.slipway.bot;

import dev.slipway.bot.check.Finding;
import dev.slipway.bot.configuration.Configuration;
import dev.slipway.bot.journal.sql.BotJournal;
import dev.slipway.storage.cli.BackupCommand;
import dev.slipway.storage.cli.Keeping;
import dev.slipway.storage.cli.RestoreCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `slipway bot`.
@Command(
    name = "slipway",
    description = "Ships services from chat.",
    mixinStandardHelpOptions = true,
    subcommands = {
      Application.BotCommand.class,
      Application.TrainCommand.class,
      AuditCommand.class
    })
public final class Application implements Runnable {
  private static final String AFTER_RESTORING =
      "start the bot: requests that were not committed end as stale, and people ask anew";

  @Spec private @Nullable CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(commands().execute(arguments));
  }

  static CommandLine commands() {
    return new CommandLine(new Application())
        .addSubcommand(BackupCommand.of(new BotJournal(), Application::keeping))
        .addSubcommand(new RestoreCommand(new BotJournal(), Application::keeping, AFTER_RESTORING));
  }

  private static int keeping(Path config, ToIntFunction<Keeping> work) throws Exception {
    return Configured.with(
        config,
        configuration ->
            work.applyAsInt(
                new Keeping(
                    Journals.location(configuration),
                    configuration.backup().folder(configuration.state()))));
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(), "say what to run: bot, audit, backup or restore");
    }
  }

  @Command(
      name = "bot",
      description = "Runs the Slack bot until it is stopped; rollouts go on without it.",
      mixinStandardHelpOptions = true,
      subcommands = CheckCommand.class)
  static final class BotCommand implements Callable<Integer> {
    @Option(
        names = "--config",
        required = true,
        scope = ScopeType.INHERIT,
        paramLabel = "FILE",
        description = "Its configuration: see docs/bot-configuration.md.")
    private Path config = Path.of("bot.yaml");

    @Override
    public Integer call() throws Exception {
      return Configured.with(config, BotCommand::run);
    }

    private static int run(Configuration configuration)
        throws InterruptedException, ExecutionException {
      Service service;
      try {
        service = Service.start(configuration);
      } catch (IOException e) {
        System.err.println("slipway: " + e.getMessage());
        return 1;
      }
      System.out.println("slipway bot: listening on " + service.address());
      CompletableFuture<Integer> status = new CompletableFuture<>();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service, status), "stop"));
      var _ =
          service
              .lost()
              .thenAccept(reason -> {
                System.err.println("slipway: " + reason);
                status.complete(1);
              });
      return status.get();
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

  @Command(
      name = "check",
      description = "Tells what is missing for the bot to work: tokens, scopes, channels, Git.",
      mixinStandardHelpOptions = true)
  static final class CheckCommand implements Callable<Integer> {
    @ParentCommand private @Nullable BotCommand bot;

    @Override
    public Integer call() throws Exception {
      return Configured.with(Objects.requireNonNull(bot).config, CheckCommand::check);
    }

    private static int check(Configuration configuration) throws IOException {
      Path scratch = Files.createTempDirectory("slipway-check");
      List<Finding> findings = new ArrayList<>();
      try {
        new SetupCheck(
                configuration,
                scratch,
                finding -> {
                  findings.add(finding);
                  System.out.println(finding.line());
                })
            .run();
      } finally {
        delete(scratch);
      }
      return findings.stream().anyMatch(each -> each.verdict() == Finding.Verdict.WRONG) ? 1 : 0;
    }

    private static void delete(Path folder) throws IOException {
      List<Path> all;
      try (Stream<Path> found = Files.walk(folder)) {
        all = found.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path each : all) {
        Files.delete(each);
      }
    }
  }

  /// For the launcher: an AOT cache is made of what this run has loaded.
  @Command(
      name = "train",
      hidden = true,
      description = "Runs the bot over nothing for a moment, and ends.")
  static final class TrainCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException, InterruptedException {
      var _ = Training.run();
      return 0;
    }
  }
}
