package dev.slipway.reconciler.router.haproxy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Where HAProxy runs, and how it is reached.
///
/// @param folder of its own: HAProxy's files, its master socket, and what we keep
/// @param listen where users' requests come in
/// @param command starts HAProxy, without its options; empty where somebody else runs it with our
///   files
/// @param log where HAProxy sends its log to us; port 0 takes any free one
/// @param timeouts of users' requests
public record HaproxySettings(
    Path folder, Address listen, List<String> command, Address log, Timeouts timeouts) {
  /// Of one command.
  static final Duration DEADLINE = Duration.ofSeconds(5);

  /// Until new servers have passed their check.
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /// The kernel's limit for the path of a socket, less what HAProxy appends while it opens it.
  private static final int LONGEST_PATH = 92;

  public HaproxySettings {
    folder = folder.toAbsolutePath().normalize();
    command = List.copyOf(command);
  }

  /// @param host address or name
  public record Address(String host, int port) {
    Address withPort(int other) {
      return new Address(host, other);
    }

    @Override
    public String toString() {
      return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
  }

  /// @param connect to an instance
  /// @param answer until an instance's answer begins, and between two pieces of it
  /// @param idle of a connection on which nothing is said, WebSockets included
  public record Timeouts(Duration connect, Duration answer, Duration idle) {}

  Path socket() {
    return folder.resolve("master.sock");
  }

  Path processLog() {
    return folder.resolve("haproxy.log");
  }

  /// Whether HAProxy is started by us.
  boolean isManaged() {
    return !command.isEmpty();
  }

  boolean isTooDeep() {
    return socket().toString().length() > LONGEST_PATH;
  }
}
