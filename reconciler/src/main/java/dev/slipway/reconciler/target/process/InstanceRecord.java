package dev.slipway.reconciler.target.process;

import dev.slipway.environments.language.Health;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.target.instances.ReleaseRecord;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/// What is recorded of an instance before it is started: enough to report it, to ask for its
/// health, to end it and to say what it is without Git. Holds no secret.
///
/// @param run number of the last attempt to start it; never used twice
/// @param earlierStarts how often it was started before that attempt
record InstanceRecord(
    Release release,
    int ordinal,
    Optional<Endpoint> endpoint,
    Instant startedAt,
    int run,
    int earlierStarts) {

  InstanceName name() {
    return InstanceName.of(release.key(), release.hash(), ordinal);
  }

  ServiceKey key() {
    return release.key();
  }

  Optional<Health> health() {
    return release.spec().health();
  }

  String text() {
    Properties properties = new Properties();
    ReleaseRecord.write(release, properties);
    properties.setProperty("ordinal", String.valueOf(ordinal));
    properties.setProperty("startedAt", startedAt.toString());
    properties.setProperty("run", String.valueOf(run));
    properties.setProperty("earlierStarts", String.valueOf(earlierStarts));
    endpoint.ifPresent(at -> {
      properties.setProperty("host", at.host());
      properties.setProperty("port", String.valueOf(at.port()));
    });
    StringWriter text = new StringWriter();
    try {
      properties.store(text, null);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  /// @throws IOException when the text is not a record
  static InstanceRecord parse(String text) throws IOException {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
      return new InstanceRecord(
          ReleaseRecord.read(properties),
          ReleaseRecord.number(properties, "ordinal"),
          ReleaseRecord.optional(properties, "host")
              .map(host -> new Endpoint(host, ReleaseRecord.number(properties, "port"))),
          Instant.parse(ReleaseRecord.required(properties, "startedAt")),
          ReleaseRecord.number(properties, "run"),
          ReleaseRecord.number(properties, "earlierStarts"));
    } catch (RuntimeException wrong) {
      throw new IOException("not a record of an instance: " + wrong.getMessage(), wrong);
    }
  }
}
