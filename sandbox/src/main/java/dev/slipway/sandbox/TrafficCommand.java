package dev.slipway.sandbox;

import dev.slipway.sandbox.service.Durations;
import dev.slipway.sandbox.traffic.TrafficGenerator;
import dev.slipway.sandbox.traffic.TrafficPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `traffic`: sends requests at a steady rate and counts what users would have seen fail.
@Command(
    name = "traffic",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = {
      "Sends requests at a steady rate, whatever the answers are, and logs each of them.",
      "Ends after --for or by Ctrl-C; exit status 3 when a request failed."
    })
final class TrafficCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--to", paramLabel = "PORT", required = true, description = "Port on loopback.")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "Host header; several are taken in turn.")
  private List<String> hosts = List.of("localhost");

  @Option(names = "--rate", paramLabel = "N", description = "Requests a second.")
  private double rate = 100;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      showDefaultValue = Visibility.NEVER,
      description = "Such as 300ms, 20s; 1m if not told.")
  private Duration duration = Duration.ofMinutes(1);

  @Option(
      names = "--new",
      paramLabel = "RATIO",
      description = "Share of requests on connections of their own, 0 to 1.")
  private double fresh = 0.5;

  @Option(names = "--posts", paramLabel = "RATIO", description = "Share of POSTs, 0 to 1.")
  private double posts = 0.1;

  @Option(
      names = "--slow",
      paramLabel = "RATIO",
      description = "Share of requests whose answers take 3 s, 0 to 1.")
  private double slow;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      showDefaultValue = Visibility.NEVER,
      description = "A longer answer is a failure; 10s if not told.")
  private Duration timeout = Duration.ofSeconds(10);

  @Option(names = "--log", paramLabel = "FILE", description = "Every request, as CSV.")
  private Path log = Path.of("traffic.csv");

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Thread atExit =
        Thread.ofPlatform()
            .unstarted(() -> {
              interrupted.countDown();
              awaitEnd(ended);
            });
    Runtime.getRuntime().addShutdownHook(atExit);
    try (TrafficGenerator traffic = TrafficGenerator.start(plan(), log)) {
      long seconds = Math.ceilDiv(duration.toMillis(), 1_000);
      long left = duration.toMillis();
      for (long second = 0;
          second < seconds && !interrupted.await(Math.min(left, 1_000), TimeUnit.MILLISECONDS);
          second++) {
        left -= 1_000;
        out.println(traffic.summary().line());
        out.flush();
      }
      var summary = traffic.stop();
      out.println("in all: " + summary.line());
      out.println("every request: " + log);
      out.flush();
      return summary.failed() == 0 ? 0 : 3;
    } finally {
      ended.countDown();
    }
  }

  private TrafficPlan plan() {
    try {
      // Literal, so that no resolver is asked.
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      return new TrafficPlan(
          address, hosts, rate, new TrafficPlan.Mix(fresh, posts, slow), timeout, 2_000);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static void awaitEnd(CountDownLatch ended) {
    try {
      // Requests in flight have their time-outs; nobody who typed Ctrl-C waits longer than this.
      if (!ended.await(15, TimeUnit.SECONDS)) {
        System.err.println("slipway: gave up waiting for the last answers");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// `300ms`, `20s`, `1m`.
  static final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      try {
        return Durations.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
