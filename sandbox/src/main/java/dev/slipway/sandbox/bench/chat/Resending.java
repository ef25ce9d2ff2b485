package dev.slipway.sandbox.bench.chat;

import dev.slipway.sandbox.bench.Waiting;
import dev.slipway.sandbox.slack.delivery.Attempt;
import dev.slipway.sandbox.slack.delivery.Courier;
import dev.slipway.sandbox.slack.delivery.HttpCourier;
import dev.slipway.sandbox.slack.delivery.Parcel;
import dev.slipway.sandbox.slack.delivery.Receipt;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Takes Slack's deliveries to the bot as the world does: some come twice, and what got no answer
/// comes again.
///
/// | What | is repeated by | how |
/// |---|---|---|
/// | an event | Slack, after a second | same body, retry headers, a new signature |
/// | a command, a click, a dialog | a proxy in between, as Slack never does | byte for byte, at the same time or until it is answered |
///
/// Safe for several threads.
final class Resending {
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Attempt SECOND = new Attempt(1, "http_timeout");
  private static final int COME_AGAIN = 503;

  private final double twice;
  private final InstantSource clock = InstantSource.system();
  private final SplittableRandom random;
  private final Map<String, Delivery> deliveries = new LinkedHashMap<>();
  private final List<Try> tries = new ArrayList<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private long repeated;

  /// What was delivered, however often it was tried.
  ///
  /// @param text of a command, behind its name; else empty
  /// @param taken whether any try was answered 2xx
  record Delivery(String id, String text, boolean taken) {}

  /// @param from by [System#nanoTime()]
  /// @param taken whether it was answered 2xx
  record Try(long from, long until, boolean taken) {
    double millis() {
      return (until - from) / 1e6;
    }
  }

  /// @param twice the share of deliveries that come twice
  Resending(double twice, long seed) {
    this.twice = twice;
    this.random = new SplittableRandom(seed);
  }

  Courier around(HttpCourier http) {
    return (parcel, attempt) -> {
      underWay.incrementAndGet();
      try {
        return parcel.kind() == Parcel.Kind.EVENT
            ? event(http, parcel, attempt)
            : act(http, parcel);
      } finally {
        underWay.decrementAndGet();
      }
    };
  }

  private Receipt event(HttpCourier http, Parcel parcel, Attempt attempt) {
    if (attempt.retry() == 0 && begun(parcel)) {
      aside(() -> {
        Waiting.during(BETWEEN);
        tried(parcel, () -> http.deliver(parcel, SECOND));
      });
    }
    return tried(parcel, () -> http.deliver(parcel, attempt));
  }

  private Receipt act(HttpCourier http, Parcel parcel) {
    var signed = clock.instant();
    Supplier<Receipt> way = () -> http.deliver(parcel, Attempt.FIRST, signed);
    if (begun(parcel)) {
      aside(() -> tried(parcel, way));
    }
    long until = System.nanoTime() + PATIENCE.toNanos();
    Receipt receipt = tried(parcel, way);
    while (receipt instanceof Receipt.Failed(String _, int status, boolean _)
        && (status == 0 || status == COME_AGAIN)
        && System.nanoTime() < until) {
      Waiting.during(BETWEEN);
      receipt = tried(parcel, way);
    }
    return receipt;
  }

  private void aside(Runnable repeat) {
    underWay.incrementAndGet();
    Thread.ofVirtual()
        .name("repeat")
        .start(() -> {
          try {
            repeat.run();
          } finally {
            underWay.decrementAndGet();
          }
        });
  }

  /// @return whether it is to come twice
  private synchronized boolean begun(Parcel parcel) {
    deliveries.put(
        id(parcel), new Delivery(id(parcel), parcel.payload().textOr("text", ""), false));
    boolean again = random.nextDouble() < twice;
    repeated += again ? 1 : 0;
    return again;
  }

  private Receipt tried(Parcel parcel, Supplier<Receipt> way) {
    long from = System.nanoTime();
    Receipt receipt = way.get();
    boolean taken = receipt instanceof Receipt.Taken;
    ended(parcel, new Try(from, System.nanoTime(), taken));
    return receipt;
  }

  private synchronized void ended(Parcel parcel, Try attempt) {
    tries.add(attempt);
    deliveries.computeIfPresent(
        id(parcel),
        (id, before) -> new Delivery(id, before.text(), before.taken() || attempt.taken()));
  }

  /// Slack's own name for the delivery. A click in a dialog that asks for options has none, and is
  /// no delivery that could have an effect.
  private static String id(Parcel parcel) {
    return parcel
        .payload()
        .text(parcel.kind() == Parcel.Kind.EVENT ? "event_id" : "trigger_id")
        .orElse("");
  }

  /// How many different things were delivered, or are about to be.
  synchronized int begun() {
    return deliveries.size();
  }

  /// How many of them came twice by intent.
  synchronized long repeated() {
    return repeated;
  }

  boolean isQuiet() {
    return underWay.get() == 0;
  }

  synchronized List<Delivery> deliveries() {
    return List.copyOf(deliveries.values());
  }

  synchronized List<Try> tries() {
    return List.copyOf(tries);
  }
}
