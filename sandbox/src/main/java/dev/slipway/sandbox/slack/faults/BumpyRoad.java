package dev.slipway.sandbox.slack.faults;

import dev.slipway.sandbox.slack.delivery.Attempt;
import dev.slipway.sandbox.slack.delivery.Courier;
import dev.slipway.sandbox.slack.delivery.Parcel;
import dev.slipway.sandbox.slack.delivery.Receipt;
import java.time.Duration;

/// A way to the app on which deliveries may double, and which is closed while Slack is away. Of
/// two, the first one's answer counts.
public final class BumpyRoad implements Courier {
  /// So that the second has a signature of its own, and is no replay.
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final Courier courier;
  private final Faults faults;

  public BumpyRoad(Courier courier, Faults faults) {
    this.courier = courier;
    this.faults = faults;
  }

  @Override
  public Receipt deliver(Parcel parcel, Attempt attempt) {
    if (parcel.kind() != Parcel.Kind.EVENT && faults.isAway()) {
      return new Receipt.Failed("connection_failed", false);
    }
    try {
      faults.awaitReturn();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Receipt.Failed("unknown_error", true);
    }
    Receipt receipt = courier.deliver(parcel, attempt);
    if (parcel.kind() == Parcel.Kind.EVENT && faults.takeDuplicate()) {
      Thread.ofVirtual().name("slack-duplicate").start(() -> again(parcel, attempt));
    }
    return receipt;
  }

  private void again(Parcel parcel, Attempt attempt) {
    try {
      Thread.sleep(BETWEEN);
      courier.deliver(parcel, attempt);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
