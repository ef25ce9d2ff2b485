package dev.slipway.reconciler.target.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;

/// Finds loopback ports that nobody listens on. A port may be lost to another process before the
/// instance listens; then the instance ends, and its next start gets another one, because each
/// search goes on behind the last.
final class FreePorts {
  private final ProcessTargetSettings.Ports range;
  private int next;

  /// @param offset where in the range to begin
  FreePorts(ProcessTargetSettings.Ports range, int offset) {
    this.range = range;
    this.next = range.first() + Math.floorMod(offset, size());
  }

  /// @param taken by instances of this target, whether they listen or not
  /// @throws IOException when the whole range is taken
  synchronized int find(Set<Integer> taken) throws IOException {
    for (int tried = 0; tried < size(); tried++) {
      int port = next;
      next = port == range.last() ? range.first() : port + 1;
      if (!taken.contains(port) && isFree(port)) {
        return port;
      }
    }
    throw new IOException(
        "no port is free between %d and %d".formatted(range.first(), range.last()));
  }

  private int size() {
    return range.last() - range.first() + 1;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
