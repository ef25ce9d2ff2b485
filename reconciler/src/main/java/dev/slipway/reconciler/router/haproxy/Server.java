package dev.slipway.reconciler.router.haproxy;

import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.ReleaseHash;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An instance as HAProxy knows it. The name tells release and address, so that what is read back
/// needs no memory of ours.
///
/// @param name within its slot: `RELEASE:HOST:PORT`
/// @param address as HAProxy reads it, IPv6 in brackets
record Server(String name, String address) implements Comparable<Server> {
  private static final Pattern NAME = Pattern.compile("([0-9a-f]{10}):([0-9A-Fa-f.:]+):([0-9]+)");

  /// HAProxy resolves no names at run time, so only addresses will do.
  private static final Pattern NUMERIC =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

  static Server of(ReleaseHash release, Endpoint endpoint) {
    String host = endpoint.host();
    String address = (host.contains(":") ? "[" + host + "]" : host) + ":" + endpoint.port();
    return new Server(release.brief() + ":" + host + ":" + endpoint.port(), address);
  }

  static boolean isNumeric(String host) {
    return NUMERIC.matcher(host).matches();
  }

  /// Where a server of that name is; absent for a name that is none of ours.
  static Optional<Endpoint> endpoint(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? Optional.of(new Endpoint(matcher.group(2), Integer.parseInt(matcher.group(3))))
        : Optional.empty();
  }

  static boolean isOf(ReleaseHash release, String name) {
    return name.startsWith(release.brief() + ":");
  }

  @Override
  public int compareTo(Server other) {
    return name.compareTo(other.name);
  }
}
