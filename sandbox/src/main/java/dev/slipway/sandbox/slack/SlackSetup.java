package dev.slipway.sandbox.slack;

import dev.slipway.sandbox.slack.app.AppManifest;
import dev.slipway.sandbox.slack.app.Credentials;
import dev.slipway.sandbox.slack.delivery.DeliverySettings;
import dev.slipway.sandbox.slack.workspace.Cast;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;

/// How a local Slack is started.
///
/// @param address where it listens; port 0 takes a free one
/// @param manifest what the installed app declares
/// @param credentials the app's secrets
/// @param cast who is in the workspace
/// @param clock gives time stamps and ends what expires
/// @param deliveries how long Slack waits for the app
public record SlackSetup(
    InetSocketAddress address,
    AppManifest manifest,
    Credentials credentials,
    Cast cast,
    InstantSource clock,
    DeliverySettings deliveries) {
  private static final Credentials INVENTED =
      new Credentials(
          "5a1d0b0c5a1d0b0c5a1d0b0c5a1d0b0c",
          "xoxb-000000000000-000000000000-sandbox",
          "xapp-1-A0SLIPWAY-000000000000-sandbox");

  /// The sample workspace with secrets that everybody knows, for loopback only.
  public static SlackSetup sample(int port, AppManifest manifest) {
    return new SlackSetup(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
        manifest,
        INVENTED,
        Cast.sample(),
        InstantSource.system(),
        DeliverySettings.SHORT);
  }

  /// On an address that containers of this machine reach; never on one that others do, since the
  /// secrets are known.
  public SlackSetup on(InetSocketAddress other) {
    return new SlackSetup(other, manifest, credentials, cast, clock, deliveries);
  }

  /// With another clock.
  public SlackSetup at(InstantSource other) {
    return new SlackSetup(address, manifest, credentials, cast, other, deliveries);
  }

  /// With other waits.
  public SlackSetup waiting(DeliverySettings other) {
    return new SlackSetup(address, manifest, credentials, cast, clock, other);
  }
}
