package dev.slipway.api.cli;

import dev.slipway.api.client.ReconcilerException;
import dev.slipway.api.operation.Operation;
import java.io.PrintWriter;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Looks at a reconciler and steers it, while Git and Slack may be down.
@Command(
    name = "slipway",
    description = "Look at what runs, and steer a rollout.",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    versionProvider = Operate.Release.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Operate implements Runnable {
  static final int REFUSED = 1;
  static final int UNREACHABLE = 3;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  private Operate() {}

  /// Ends the process with the exit status.
  public static void main(String[] arguments) {
    System.exit(commandLine(InstantSource.system()).execute(arguments));
  }

  /// All commands, for a launcher of its own or a test.
  ///
  /// @param clock what ages are counted from
  public static CommandLine commandLine(InstantSource clock) {
    CommandLine root = new CommandLine(new Operate());
    root.addSubcommand(new StatusCommand(clock));
    root.addSubcommand(new HistoryCommand(clock));
    for (Operation operation : Operation.values()) {
      root.addSubcommand(operation.word(), new OperationCommand(operation));
    }
    root.addSubcommand(new EventsCommand());
    root.setExecutionExceptionHandler(Operate::explain);
    return root;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }

  private static int explain(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) throws Exception {
    if (!(failure instanceof ReconcilerException refusal)) {
      throw failure;
    }
    PrintWriter err = command.getErr();
    err.println("slipway: " + refusal.getMessage());
    Advice.on(refusal).ifPresent(advice -> err.println("  " + advice));
    err.flush();
    return exitStatus(refusal.kind());
  }

  private static int exitStatus(ReconcilerException.Kind kind) {
    return switch (kind) {
      case UNREACHABLE, UNKNOWN_OUTCOME, UNAVAILABLE, NOT_UNDERSTOOD -> UNREACHABLE;
      case UNAUTHORIZED, NOT_FOUND, STATE_MOVED, FEED_GONE, REFUSED -> REFUSED;
    };
  }

  /// What the archive says of itself.
  static final class Release implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Operate.class.getPackage().getImplementationVersion();
      return new String[] {"slipway " + (version == null ? "(not packaged)" : version)};
    }
  }
}
