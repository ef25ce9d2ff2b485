package dev.slipway.sandbox.traffic;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/// What traffic to make.
///
/// @param address where all requests go
/// @param hosts values of the `Host` header, taken in turn
/// @param rate requests a second, above 0
/// @param timeout from the first byte sent to the last received; longer is a failure
/// @param mostInFlight a request that falls due while so many are unanswered is not sent, and
///   counted as such
public record TrafficPlan(
    InetSocketAddress address,
    List<String> hosts,
    double rate,
    Mix mix,
    Duration timeout,
    int mostInFlight) {
  private static final Mix MIXED = new Mix(0.5, 0.1, 0);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  public TrafficPlan {
    hosts = List.copyOf(hosts);
    if (hosts.isEmpty() || !(rate > 0) || mostInFlight < 1 || !timeout.isPositive()) {
      throw new IllegalArgumentException(
          "traffic needs a host, a rate, a timeout and room in flight above 0");
    }
  }

  /// How requests differ, all independently of each other.
  ///
  /// @param newConnections ratio of requests that open a connection of their own, 0 to 1
  /// @param posts ratio of requests that are POSTs, to `/orders` where they are quick, 0 to 1; the
  ///   others are GETs
  /// @param slow ratio of requests to `/slow`, which are answered after three seconds, 0 to 1
  public record Mix(double newConnections, double posts, double slow) {
    public Mix {
      requireRatio(newConnections);
      requireRatio(posts);
      requireRatio(slow);
    }
  }

  /// Half on new connections, a tenth POST.
  public static TrafficPlan mixed(InetSocketAddress address, List<String> hosts, double rate) {
    return new TrafficPlan(address, hosts, rate, MIXED, TIMEOUT, 2_000);
  }

  /// The same, and one in fifty takes seconds.
  public static TrafficPlan mixedWithSlow(
      InetSocketAddress address, List<String> hosts, double rate) {
    return new TrafficPlan(address, hosts, rate, new Mix(0.5, 0.1, 0.02), TIMEOUT, 2_000);
  }

  private static void requireRatio(double ratio) {
    if (!(ratio >= 0 && ratio <= 1)) {
      throw new IllegalArgumentException("not a ratio from 0 to 1: " + ratio);
    }
  }
}
