package dev.slipway.api.state;

import java.util.Optional;
import java.util.OptionalInt;

/// Where users reach a service.
///
/// @param host the host name that the router goes by; absent when the service has a port of its own
/// @param port the router's port, 1 to 65535; absent where it is not known
/// @param url what a person may click on
public record RouteStatus(Optional<String> host, OptionalInt port, Optional<String> url) {}
