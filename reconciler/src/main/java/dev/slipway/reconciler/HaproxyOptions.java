package dev.slipway.reconciler;

import dev.slipway.environments.configuration.Address;
import dev.slipway.reconciler.configuration.RouterConfiguration;
import dev.slipway.reconciler.configuration.RouterConfiguration.Starter;
import dev.slipway.reconciler.router.haproxy.HaproxySettings;
import java.util.List;

/// The configuration of HAProxy in the adapter's words.
final class HaproxyOptions {
  private HaproxyOptions() {}

  static HaproxySettings of(RouterConfiguration.Haproxy haproxy) {
    RouterConfiguration.Timeouts timeouts = haproxy.timeouts();
    return new HaproxySettings(
        haproxy.state(),
        address(haproxy.listen()),
        haproxy.start().by() == Starter.SLIPWAY ? haproxy.start().command() : List.of(),
        address(haproxy.log()),
        new HaproxySettings.Timeouts(timeouts.connect(), timeouts.answer(), timeouts.idle()));
  }

  private static HaproxySettings.Address address(Address address) {
    return new HaproxySettings.Address(address.host(), address.port());
  }
}
