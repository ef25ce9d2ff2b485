package dev.slipway.sandbox.slack.faults;

import dev.slipway.sandbox.slack.delivery.Attempt;
import dev.slipway.sandbox.slack.delivery.Courier;
import dev.slipway.sandbox.slack.delivery.Parcel;
import dev.slipway.sandbox.slack.delivery.Receipt;

/// A way to the app on which deliveries may double, and which is closed while Slack is away. Of
/// two, the first one's answer counts.
public final class BumpyRoad implements Courier {
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
    if (faults.takeDuplicate()) {
      Thread.ofVirtual().name("slack-duplicate").start(() -> courier.deliver(parcel, attempt));
    }
    return receipt;
  }
}
