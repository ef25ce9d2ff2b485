package dev.slipway.environments.configuration;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where something listens.
///
/// @param host a name or an address, IPv6 without brackets
/// @param port 0 to 65535; 0 takes any free one
public record Address(String host, int port) {
  private static final Pattern SHAPE =
      Pattern.compile("(?:([A-Za-z0-9.-]{1,253})|\\[([0-9A-Fa-f:.]{2,45})]):(0|[1-9][0-9]{0,4})");
  private static final int HIGHEST = 65_535;

  /// `127.0.0.1:7070`, `[::1]:7070`.
  public static Optional<Address> of(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > HIGHEST) {
      return Optional.empty();
    }
    String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return Optional.of(new Address(host, Integer.parseInt(matcher.group(3))));
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
