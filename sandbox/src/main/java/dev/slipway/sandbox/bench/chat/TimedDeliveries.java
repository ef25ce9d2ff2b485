package dev.slipway.sandbox.bench.chat;

import dev.slipway.sandbox.slack.delivery.Courier;
import dev.slipway.sandbox.slack.delivery.Parcel;
import dev.slipway.sandbox.slack.delivery.Receipt;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// How long the bot took to acknowledge each slash command that Slack told it of: from before the
/// signed request is made until its whole answer has come. Safe for several threads.
final class TimedDeliveries {
  private final Queue<Delivery> commands = new ConcurrentLinkedQueue<>();

  /// @param from by [System#nanoTime()]
  /// @param taken whether it was answered 2xx in the time that Slack waits
  record Delivery(long from, long until, boolean taken) {
    double millis() {
      return (until - from) / 1e6;
    }
  }

  Courier around(Courier courier) {
    return (parcel, attempt) -> {
      long from = System.nanoTime();
      Receipt receipt = courier.deliver(parcel, attempt);
      if (parcel.kind() == Parcel.Kind.COMMAND) {
        commands.add(new Delivery(from, System.nanoTime(), receipt instanceof Receipt.Taken));
      }
      return receipt;
    };
  }

  /// Those that have ended, in the order in which they did.
  List<Delivery> commands() {
    return List.copyOf(commands);
  }
}
