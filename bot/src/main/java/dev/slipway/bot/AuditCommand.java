package dev.slipway.bot;

import dev.slipway.bot.audit.Anchor;
import dev.slipway.bot.audit.AuditEntry;
import dev.slipway.bot.audit.AuditTrail;
import dev.slipway.bot.configuration.Configuration;
import dev.slipway.bot.journal.JournalException;
import dev.slipway.bot.journal.sql.AuditReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `slipway audit`: who did what, from the bot's journal, while the bot runs or not.
@Command(
    name = "audit",
    description = "Tells who asked for, approved and was refused what, and whether that is whole.",
    mixinStandardHelpOptions = true,
    subcommands = {AuditCommand.Verify.class, AuditCommand.Export.class})
final class AuditCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "say what to do: verify or export");
    }
  }

  /// @return exit status: 2 when there is nothing that can be read
  private static int read(Configuration configuration, Consumer<AuditEntry> reader) {
    try {
      new AuditReader(Journals.location(configuration)).read(reader);
      return 0;
    } catch (JournalException e) {
      System.err.println("slipway: " + e.getMessage());
      return 2;
    }
  }

  @Command(
      name = "verify",
      description =
          "Says whether an entry was changed, removed or slipped in. Exit status 0: none was, 1: one was, 2: it cannot be read.",
      mixinStandardHelpOptions = true)
  static final class Verify implements Callable<Integer> {
    @Option(
        names = "--config",
        required = true,
        paramLabel = "FILE",
        description = "The bot's configuration.")
    private Path config = Path.of("bot.yaml");

    @Option(
        names = "--anchor",
        paramLabel = "NUMBER:HASH",
        converter = AnchorConverter.class,
        description =
            "What an earlier verify has printed: finds also a trail that was cut off or written anew.")
    private @Nullable Anchor anchor;

    @Override
    public Integer call() throws Exception {
      return Configured.with(config, this::verify);
    }

    private int verify(Configuration configuration) {
      AuditTrail trail = new AuditTrail(Optional.ofNullable(anchor));
      int status = read(configuration, trail::read);
      if (status != 0) {
        return status;
      }
      Optional<AuditTrail.Break> broken = trail.broken();
      broken.ifPresentOrElse(
          it -> System.err.println("slipway: the audit is broken: " + it.why()),
          () -> System.out.println(whole(trail)));
      return broken.isPresent() ? 1 : 0;
    }

    private static String whole(AuditTrail trail) {
      String older =
          trail.unbound() == 0
              ? ""
              : ", the first %d from before entries were bound".formatted(trail.unbound());
      String kept =
          trail
              .anchor()
              .map("%nkeep this elsewhere, for the next time: --anchor %s"::formatted)
              .orElse("");
      return "whole: %d entries%s%s".formatted(trail.entries(), older, kept);
    }
  }

  static final class AnchorConverter implements ITypeConverter<Anchor> {
    @Override
    public Anchor convert(String text) {
      return Anchor.of(text)
          .orElseThrow(() ->
              new TypeConversionException("it is NUMBER:HASH, as verify prints it, not " + text));
    }
  }

  @Command(
      name = "export",
      description = "Prints every entry as a line of JSON, oldest first.",
      mixinStandardHelpOptions = true)
  static final class Export implements Callable<Integer> {
    @Option(
        names = "--config",
        required = true,
        paramLabel = "FILE",
        description = "The bot's configuration.")
    private Path config = Path.of("bot.yaml");

    @Override
    public Integer call() throws Exception {
      return Configured.with(config, Export::export);
    }

    private static int export(Configuration configuration) {
      PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
      int status = read(configuration, entry -> out.print(AuditJson.line(entry) + "\n"));
      out.flush();
      return status;
    }
  }
}
