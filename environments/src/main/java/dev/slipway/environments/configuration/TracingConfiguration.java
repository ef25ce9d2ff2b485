package dev.slipway.environments.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Where a service sends traces.
///
/// @param endpoint a collector that speaks OTLP over HTTP, without `/v1/traces`
/// @param headers file with what it is shown, a line each: `Authorization: Bearer ...`
public record TracingConfiguration(URI endpoint, Optional<Path> headers) {}
