package dev.slipway.environments.language;

import java.util.Optional;
import java.util.OptionalInt;

/// How users reach a service: by host name on the target's address, or by a port of its own.
///
/// @param host defaults to `SERVICE.ENVIRONMENT.localhost` where neither is given
public record Route(Optional<String> host, OptionalInt port) {}
