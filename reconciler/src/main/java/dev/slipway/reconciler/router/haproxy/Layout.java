package dev.slipway.reconciler.router.haproxy;

import dev.slipway.reconciler.router.haproxy.HaproxySettings.Address;
import dev.slipway.reconciler.router.haproxy.HaproxySettings.Timeouts;
import java.nio.file.Path;

/// What the rendered file says that no plan does.
///
/// @param listen where users' requests come in; a service with a port of its own gets it on the
///   same host
/// @param log where HAProxy sends a datagram for each answer
/// @param folder of the sockets within HAProxy
record Layout(Address listen, Address log, Path folder, Timeouts timeouts) {}
