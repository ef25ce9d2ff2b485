package dev.slipway.reconciler.metrics.prometheus;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// @param url what stands before `/api/v1`
/// @param token file with a bearer token, read anew for each question
/// @param rootCertificate PEM file of the authority that the server's certificate has to be of;
///   left out, the JDK's
/// @param deadline of one question, the whole answer included
public record PrometheusSettings(
    URI url, Optional<Path> token, Optional<Path> rootCertificate, Duration deadline) {}
