package dev.slipway.api.cli;

import dev.slipway.api.client.ReconcilerClient;
import dev.slipway.api.client.ReconcilerException;
import dev.slipway.api.json.ContractJson;
import dev.slipway.api.state.RolloutsStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints what was rolled out, and why it was kept or taken back.
@Command(name = "history", description = "Show what was rolled out, by whom, and how it ended.")
final class HistoryCommand implements Callable<Integer> {
  private static final int MOST = 100;

  private final InstantSource clock;
  private final ContractJson json = new ContractJson();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final Connection connection = new Connection();

  @Parameters(index = "0", paramLabel = "SERVICE")
  @SuppressWarnings("NullAway.Init")
  private String service;

  @Parameters(index = "1", paramLabel = "ENVIRONMENT")
  @SuppressWarnings("NullAway.Init")
  private String environment;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "So many at most, 1 to 100 (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--json", description = "As the API says it.")
  private boolean asJson;

  HistoryCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws ReconcilerException, IOException {
    if (limit < 1 || limit > MOST) {
      throw new ParameterException(
          spec.commandLine(), "--limit is 1 to " + MOST + ", not " + limit);
    }
    PrintWriter out = spec.commandLine().getOut();
    try (ReconcilerClient client = connection.open()) {
      RolloutsStatus history = client.rollouts(environment, service, limit);
      out.print(asJson ? json.print(history) + "\n" : HistoryTable.text(history, clock.instant()));
      out.flush();
      return 0;
    }
  }
}
