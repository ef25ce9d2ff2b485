package dev.slipway.environments.configuration;

import java.util.function.Supplier;

/// Declares the keys of the section `tracing`.
public final class TracingKeys {
  private final Types types;

  public TracingKeys(Types types) {
    this.types = types;
  }

  /// All of the section.
  public Reading<TracingConfiguration> reading() {
    return Reading.keys(this::tracing);
  }

  private Supplier<TracingConfiguration> tracing(Section section) {
    var endpoint =
        section.required(
            "endpoint",
            Types.webAddress(),
            "a collector that speaks OTLP over HTTP: `http://127.0.0.1:4318`; without the section"
                + " `tracing` there are no traces");
    var headers =
        section.absentOr(
            "headers",
            types.file(),
            "none",
            "holds headers for the collector, a line each: `Authorization: Bearer ...`");
    headers
        .ifRead()
        .flatMap(file -> file)
        .flatMap(_ -> endpoint.ifRead())
        .filter(url -> !RemoteAccess.mayCarryToken(url))
        .ifPresent(
            _ -> section.refuse("endpoint", "headers are never sent over http://, use https://"));
    return () -> new TracingConfiguration(endpoint.get(), headers.get());
  }
}
