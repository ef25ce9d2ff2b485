package dev.slipway.sandbox;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The sandbox's command line.
@Command(
    name = "slipway",
    description = "For trying and testing Slipway on one machine.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      BenchCommand.class,
      DemoCommand.class,
      ServiceCommand.class,
      TrafficCommand.class
    })
public final class Sandbox {
  private Sandbox() {}

  public static void main(String[] arguments) {
    int status = commandLine().execute(arguments);
    if (status != 0) {
      System.exit(status);
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new Sandbox())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((exception, line, _) -> {
          line.getErr().println("slipway: " + exception.getMessage());
          return 1;
        });
  }
}
