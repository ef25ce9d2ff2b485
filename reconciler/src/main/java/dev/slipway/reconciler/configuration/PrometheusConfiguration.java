package dev.slipway.reconciler.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The Prometheus that criteria ask.
///
/// @param url what stands before `/api/v1`
/// @param token file with a bearer token that is sent along
/// @param rootCertificate of the authority that the server's certificate has to be of
/// @param deadline of one question
public record PrometheusConfiguration(
    URI url, Optional<Path> token, Optional<Path> rootCertificate, Duration deadline) {}
