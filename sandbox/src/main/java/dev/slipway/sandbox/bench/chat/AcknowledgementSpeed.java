package dev.slipway.sandbox.bench.chat;

import dev.slipway.sandbox.bench.KernelView;
import dev.slipway.sandbox.bench.Waiting;
import dev.slipway.sandbox.processes.Program;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// How soon the bot acknowledges commands while it has other things to do.
///
/// ```
/// 1. people type commands at a steady rate, whether or not earlier ones were acknowledged
/// 2. after a warm-up, which does not count, the backlog is in the feed all at once
/// 3. typing goes on; every acknowledgement from here on counts
/// 4. wait until all of the backlog is recorded as dealt with
/// ```
///
/// Commands are the cheap ones that change nothing: help, history, a status that the reconciler is
/// asked for, a mistyped one. Each is answered in Slack, which is also the bot's to do meanwhile.
final class AcknowledgementSpeed {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final double MEBIBYTE = 1 << 20;
  private static final List<String> LINES =
      List.of(
          "/deploy help",
          "/deploy history frontend staging",
          "/deploy status backend dev",
          "/deploy fronted staging 1.2.0");

  private final ChatBed bed;
  private final Load load;
  private int typed;

  /// @param rate commands a second
  /// @param length of what counts
  /// @param events in the backlog
  record Load(double rate, Duration warmUp, Duration length, int events) {}

  /// @param whole of every command that counts
  /// @param relaying of those that were sent before the backlog was dealt with
  /// @param seconds that the backlog took
  /// @param lost commands that were not acknowledged in time or not with 2xx
  record Measured(Latencies whole, Latencies relaying, double seconds, long lost, Memory memory) {}

  /// In MiB, after the load.
  record Memory(double resident, double heap) {}

  AcknowledgementSpeed(ChatBed bed, Load load) {
    this.bed = bed;
    this.load = load;
  }

  /// @param bot which was started a moment ago on a new journal
  /// @param log every command, as its milliseconds since the backlog came and until it was
  ///   acknowledged
  Measured measure(Program bot, Path log) throws IOException {
    var _ = bot.awaitReady(bed.setup().ready(), PATIENCE);
    var _ = bed.reconciler().awaitDealtWith(0, PATIENCE);
    type(load.warmUp());
    long begin = System.nanoTime();
    long last = bed.reconciler().publish(Backlog.of(load.events(), Instant.now()));
    type(load.length());
    Waiting.until("acknowledgements", () -> bed.deliveries().commands().size() == typed);
    long end = bed.reconciler().awaitDealtWith(last, PATIENCE);
    BotMetrics metrics = BotMetrics.read(bed.setup().metrics());
    List<TimedDeliveries.Delivery> all = bed.deliveries().commands();
    check(all, metrics);
    write(log, all, begin);
    return new Measured(
        Latencies.of(all.stream().filter(each -> each.from() >= begin)),
        Latencies.of(all.stream().filter(each -> each.from() >= begin && each.from() < end)),
        (end - begin) / 1e9,
        all.stream().filter(each -> !each.taken()).count(),
        new Memory(
            KernelView.resident(bot.pid()),
            metrics.sum("jvm_memory_used_bytes", "area=\"heap\"") / MEBIBYTE));
  }

  private void type(Duration length) throws IOException {
    long from = System.nanoTime();
    long count = Math.round(load.rate() * length.toNanos() / 1e9);
    for (long number = 0; number < count; number++) {
      Waiting.until(from + (long) (number / load.rate() * 1e9));
      String line = LINES.get(typed % LINES.size());
      try {
        bed.slack().people().typeCommand(ChatBed.ADA, ChatBed.DEPLOYS, line);
      } catch (RefusedException e) {
        throw new IOException("Slack refused \"" + line + "\": " + e.error(), e);
      }
      typed++;
    }
    Waiting.until(from + length.toNanos());
  }

  /// Both sides must have seen the same.
  private static void check(List<TimedDeliveries.Delivery> all, BotMetrics metrics)
      throws IOException {
    long taken = all.stream().filter(TimedDeliveries.Delivery::taken).count();
    double counted = metrics.sum("slipway_bot_acknowledgements_seconds_count", "outcome=\"200\"");
    if (counted < taken) {
      throw new IOException(
          "%d commands were acknowledged, but the bot counted %.0f".formatted(taken, counted));
    }
  }

  private static void write(Path log, List<TimedDeliveries.Delivery> all, long begin)
      throws IOException {
    Stream<String> lines =
        all.stream()
            .map(each ->
                String.format(
                    Locale.ROOT,
                    "%.1f,%.2f,%b",
                    (each.from() - begin) / 1e6,
                    each.millis(),
                    each.taken()));
    Files.write(log, Stream.concat(Stream.of("sent,acknowledged,taken"), lines).toList());
  }
}
