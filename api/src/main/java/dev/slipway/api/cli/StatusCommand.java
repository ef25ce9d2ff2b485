package dev.slipway.api.cli;

import dev.slipway.api.client.ReconcilerClient;
import dev.slipway.api.client.ReconcilerException;
import dev.slipway.api.json.ContractJson;
import dev.slipway.api.state.EnvironmentStatus;
import dev.slipway.api.state.EnvironmentsStatus;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.api.state.ServiceStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints what runs: all of it, one environment or service, or one service in one environment with
/// everything that is known.
@Command(
    name = "status",
    description = "Show what runs, what is being rolled out, and what waits for what.")
final class StatusCommand implements Callable<Integer> {
  private static final String CLEAR = "\u001b[H\u001b[2J";

  private final InstantSource clock;
  private final ContractJson json = new ContractJson();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final Connection connection = new Connection();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SERVICE",
      description = "A service; alone it may be an environment, too.")
  private @Nullable String first;

  @Parameters(index = "1", arity = "0..1", paramLabel = "ENVIRONMENT")
  private @Nullable String environment;

  @Option(names = "--watch", description = "Again every second, until Ctrl-C.")
  private boolean watch;

  @Option(names = "--json", description = "As the API says it.")
  private boolean asJson;

  StatusCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws ReconcilerException, IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    CountDownLatch never = new CountDownLatch(1);
    try (ReconcilerClient client = connection.open()) {
      Optional<String> text = look(client);
      while (watch && text.isPresent()) {
        out.print(CLEAR + text.get());
        out.flush();
        boolean _ = never.await(1, TimeUnit.SECONDS);
        text = look(client);
      }
      text.ifPresent(out::print);
      out.flush();
      return text.isPresent() ? 0 : Operate.REFUSED;
    }
  }

  /// Empty when there is no such thing, which has been said then.
  private Optional<String> look(ReconcilerClient client) throws ReconcilerException, IOException {
    if (first != null && environment != null) {
      ServiceStatus status = client.service(environment, first);
      if (asJson) {
        return Optional.of(json.print(status) + "\n");
      }
      Optional<RolloutStatus> rollout = Optional.empty();
      if (status.rollout().isPresent()) {
        rollout = Optional.of(client.rollout(status.rollout().get().id()));
      }
      return Optional.of(ServicePage.text(status, rollout, clock.instant()));
    }
    EnvironmentsStatus all = client.environments();
    EnvironmentsStatus shown = first == null ? all : named(first, all);
    if (first != null && shown.environments().isEmpty()) {
      sayWhatThereIs(first, all);
      return Optional.empty();
    }
    return Optional.of(
        asJson ? json.print(shown) + "\n" : StatusTable.text(shown, clock.instant()));
  }

  private static EnvironmentsStatus named(String name, EnvironmentsStatus all) {
    List<EnvironmentStatus> environments =
        all.environments().stream().filter(each -> each.environment().equals(name)).toList();
    if (!environments.isEmpty()) {
      return new EnvironmentsStatus(environments);
    }
    return new EnvironmentsStatus(
        all.environments().stream()
            .map(each -> only(name, each))
            .filter(each -> !each.services().isEmpty())
            .toList());
  }

  private static EnvironmentStatus only(String service, EnvironmentStatus environment) {
    return new EnvironmentStatus(
        environment.environment(),
        environment.git(),
        environment.services().stream().filter(each -> each.service().equals(service)).toList(),
        environment.blocks(),
        environment.problems());
  }

  private void sayWhatThereIs(String name, EnvironmentsStatus all) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("slipway: no environment and no service is named " + name);
    err.println(
        "  Environments: "
            + String.join(
                ", ", all.environments().stream().map(EnvironmentStatus::environment).toList()));
    err.flush();
  }
}
