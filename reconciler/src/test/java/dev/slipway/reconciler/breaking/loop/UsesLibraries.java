package dev.slipway.reconciler.breaking.loop;

import com.github.dockerjava.api.DockerClient;
import io.micronaut.context.ApplicationContext;
import io.vertx.core.Vertx;
import org.HdrHistogram.Histogram;
import org.jdbi.v3.core.Jdbi;

/// Breaks: each library is imported by one place.
public record UsesLibraries(
    Vertx proxy,
    Histogram histogram,
    Jdbi database,
    DockerClient engine,
    ApplicationContext wiring) {}
