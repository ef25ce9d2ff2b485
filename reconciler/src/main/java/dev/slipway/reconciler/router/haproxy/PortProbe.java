package dev.slipway.reconciler.router.haproxy;

import dev.slipway.reconciler.router.haproxy.HaproxySettings.Address;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Whether an address can be listened on. HAProxy shares a port with whoever lets it, so that two
/// would serve by turns; so it is looked at before.
record PortProbe(Address wanted) {
  /// @throws IOException with one line for people, when somebody has it
  void check() throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(wanted.host(), wanted.port()));
    } catch (BindException e) {
      throw new IOException("%s cannot be listened on: %s".formatted(wanted, e.getMessage()), e);
    }
  }

  /// The same, but whoever has it is given time to end: the workers of a killed master.
  ///
  /// @param nanos as long
  void await(long nanos) throws IOException, InterruptedException {
    long began = System.nanoTime();
    while (true) {
      try {
        check();
        return;
      } catch (IOException taken) {
        if (System.nanoTime() - began > nanos) {
          throw taken;
        }
        Thread.sleep(25);
      }
    }
  }
}
