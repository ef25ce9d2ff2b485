package dev.slipway.reconciler.router.builtin.server;

import dev.slipway.reconciler.router.builtin.protocol.TokenFile;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `slipway router`: runs until it is told to stop.
@Command(
    name = "router",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "The built-in router: a reverse proxy that shares users' requests between releases.",
      "It is for one machine. The reconciler starts it, adopts it again and steers it;",
      "you need this command only to run it under a supervisor of your own."
    })
public final class RouterCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--state",
      required = true,
      paramLabel = "DIR",
      description = "Folder of its own: the plans, kept over restarts.")
  private Path state = Path.of("");

  @Option(
      names = "--listen",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Where users' requests come in.")
  private String listen = "";

  @Option(
      names = "--control",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Where the reconciler's orders come in; a loopback address.")
  private String control = "";

  @Option(
      names = "--token-file",
      required = true,
      paramLabel = "FILE",
      description = "Secret shared with the reconciler, mode 600; made where it is missing.")
  private Path tokenFile = Path.of("");

  @Option(
      names = "--connect-timeout",
      paramLabel = "SECONDS",
      defaultValue = "1",
      description = "For a connection to an instance (default: ${DEFAULT-VALUE}).")
  private long connectSeconds;

  @Option(
      names = "--answer-timeout",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "Until an answer's first byte, then 504 (default: ${DEFAULT-VALUE}).")
  private long answerSeconds;

  @Option(
      names = "--idle-timeout",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "Without a byte either way, WebSockets too (default: ${DEFAULT-VALUE}).")
  private long idleSeconds;

  @Option(
      names = "--overall-timeout",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description = "For a whole exchange; 0 is no limit (default: ${DEFAULT-VALUE}).")
  private long overallSeconds;

  @Option(
      names = "--drain-timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "For requests in flight at a stop (default: ${DEFAULT-VALUE}).")
  private long drainSeconds;

  /// The router alone, without the rest of the program.
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new RouterCommand()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    RouterServer server;
    try {
      server = RouterServer.start(settings());
    } catch (IOException | IllegalArgumentException e) {
      spec.commandLine().getErr().println("slipway router: " + e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "router-shutdown"));
    new CountDownLatch(1).await();
    return CommandLine.ExitCode.OK;
  }

  private RouterServer.Settings settings() throws IOException {
    Address orders = Address.parse(control);
    if (!InetAddress.getByName(orders.host()).isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "--control must be a loopback address, not " + orders.host());
    }
    return new RouterServer.Settings(
        state,
        Address.parse(listen),
        orders,
        TokenFile.readOrCreate(tokenFile.toAbsolutePath()),
        new Timeouts(
            atLeastOne(connectSeconds, "--connect-timeout"),
            atLeastOne(answerSeconds, "--answer-timeout"),
            atLeastOne(idleSeconds, "--idle-timeout"),
            Duration.ofSeconds(Math.max(0, overallSeconds)),
            Duration.ofSeconds(Math.max(0, drainSeconds))));
  }

  private static Duration atLeastOne(long seconds, String option) {
    if (seconds < 1 || seconds > Duration.ofDays(1).toSeconds()) {
      throw new IllegalArgumentException(option + " is 1 to 86400 seconds, not " + seconds);
    }
    return Duration.ofSeconds(seconds);
  }
}
