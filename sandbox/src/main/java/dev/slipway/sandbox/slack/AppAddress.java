package dev.slipway.sandbox.slack;

import dev.slipway.sandbox.slack.delivery.Attempt;
import dev.slipway.sandbox.slack.delivery.Courier;
import dev.slipway.sandbox.slack.delivery.HttpCourier;
import dev.slipway.sandbox.slack.delivery.Parcel;
import dev.slipway.sandbox.slack.delivery.Receipt;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Where the app is reached: at its request URL once it has one, else by its sockets.
final class AppAddress implements Courier, AutoCloseable {
  private final Courier sockets;
  private final AtomicReference<Optional<Way>> http = new AtomicReference<>(Optional.empty());

  /// @param http is closed when another one takes its place
  /// @param around what delivers, by it
  record Way(HttpCourier http, Courier around) {}

  AppAddress(Courier sockets) {
    this.sockets = sockets;
  }

  void move(Optional<Way> next) {
    http.getAndSet(next).map(Way::http).ifPresent(HttpCourier::close);
  }

  @Override
  public Receipt deliver(Parcel parcel, Attempt attempt) {
    return http.get().map(Way::around).orElse(sockets).deliver(parcel, attempt);
  }

  @Override
  public void close() {
    move(Optional.empty());
  }
}
