package dev.slipway.reconciler.target.swarm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Addresses for a swarm of a test, out of the block that is set aside for tests of networks
/// (198.18.0.0/15, RFC 2544): others than those of every swarm that is on this machine now.
record Addresses(int number) {
  private static final int SWARMS = 64;
  private static final int SUBNETS = 4;
  private static final int FIRST_PORT = 24_000;

  /// Looked for from a place of the process's own, so that two that begin at the same instant do
  /// not find the same.
  static Addresses free() throws IOException {
    Set<String> taken =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .map(InetAddress::getHostAddress)
            .collect(Collectors.toSet());
    int first = (int) (ProcessHandle.current().pid() % SWARMS);
    return IntStream.range(first, first + SWARMS)
        .mapToObj(number -> new Addresses(number % SWARMS))
        .filter(place -> taken.stream().noneMatch(place::contains))
        .findFirst()
        .orElseThrow(() ->
            new IOException(
                "all of 198.18.0.0/15 is taken: remove the bridges slg* that tests have left"));
  }

  private boolean contains(String address) {
    return address.startsWith("198.18.%d.".formatted(number));
  }

  /// Of the bridge between containers and this machine.
  String gateway() {
    return "198.18.%d.0/24".formatted(number);
  }

  /// What overlay networks take theirs of, each a /24.
  String pool() {
    return "198.19.%d.0/22".formatted(number * SUBNETS);
  }

  /// Of the overlay networks' tunnels: two of one number cannot share it.
  int port() {
    return FIRST_PORT + number;
  }
}
