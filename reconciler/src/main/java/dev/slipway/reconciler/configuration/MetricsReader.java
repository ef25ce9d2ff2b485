package dev.slipway.reconciler.configuration;

import dev.slipway.environments.configuration.Reading;
import dev.slipway.environments.configuration.Section;
import dev.slipway.environments.configuration.Types;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Declares the keys of what is asked for measurements.
final class MetricsReader {
  private final Types types;

  MetricsReader(Types types) {
    this.types = types;
  }

  Supplier<Optional<PrometheusConfiguration>> metrics(Section section) {
    return section.optionalSection("prometheus", Reading.keys(this::prometheus))::get;
  }

  private Supplier<PrometheusConfiguration> prometheus(Section section) {
    var url =
        section.required(
            "url",
            Types.webAddress(),
            "what stands before `/api/v1`; without the section `prometheus`, criteria that ask it are"
                + " errors and never pass");
    var token =
        section.absentOr(
            "token", types.file(), "none", "a bearer token to send, read anew for each question");
    var rootCertificate =
        section.absentOr(
            "rootCertificate",
            types.file(),
            "those of the JDK",
            "of the authority that the server's certificate has to be of");
    var deadline =
        section.optional(
            "deadline",
            Types.duration(Duration.ofMillis(100), Duration.ofSeconds(25)),
            "10s",
            "of one question, the whole answer included");
    return () -> {
      if (url.get().getRawQuery() != null || url.get().getRawFragment() != null) {
        section.refuse("url", "the address ends with its path: nothing is sent with ? or #");
      }
      return new PrometheusConfiguration(
          url.get(), token.get(), rootCertificate.get(), deadline.get());
    };
  }
}
