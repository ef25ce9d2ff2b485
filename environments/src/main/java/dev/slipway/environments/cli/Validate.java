package dev.slipway.environments.cli;

import dev.slipway.environments.parse.Assembly;
import dev.slipway.environments.parse.RepositoryFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Checks a folder that holds an environments repository.
@Command(
    name = "slipway validate",
    mixinStandardHelpOptions = true,
    description = {
      "Checks an environments repository: every file on its own, and what they say together.",
      "Prints each problem as FILE:LINE:COLUMN: MESSAGE, then a summary. Reads nothing outside of"
          + " DIR, and needs neither Git nor a network."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:no problems (there may be warnings)",
      "1:problems",
      "2:wrong use, or the folder cannot be read"
    },
    footer = {"", "In CI: slipway validate . --format json"})
public final class Validate implements Callable<Integer> {
  /// How the result is printed.
  enum Format {
    TEXT,
    JSON
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "DIR",
      description = "The folder with slipway.yaml, services/ and environments/.")
  private Path directory = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "How the result is printed (default: text).")
  private Format format = Format.TEXT;

  public static void main(String[] arguments) {
    System.exit(command().execute(arguments));
  }

  static CommandLine command() {
    return new CommandLine(new Validate()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (!Files.isDirectory(directory)) {
      err.println("slipway validate: " + directory + " is not a folder");
      return 2;
    }
    try {
      List<RepositoryFile> files = Folder.read(directory);
      if (files.isEmpty()) {
        err.println(
            "slipway validate: no slipway.yaml, services/*.yaml or environments/*.yaml in "
                + directory);
        return 2;
      }
      Assembly assembly = Assembly.of(files);
      Report report = new Report(assembly, files.size());
      out.println(format == Format.JSON ? report.json() : report.text());
      return assembly.problems().isEmpty() ? 0 : 1;
    } catch (IOException e) {
      err.println("slipway validate: cannot read " + directory + ": " + e.getMessage());
      return 2;
    }
  }
}
