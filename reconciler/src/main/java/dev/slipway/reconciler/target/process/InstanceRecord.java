package dev.slipway.reconciler.target.process;

import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Health;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.ServiceKey;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/// What is recorded of an instance before it is started: enough to report it, to ask for its health
/// and to end it without Git. Holds no secret.
///
/// @param run number of the last attempt to start it; never used twice
/// @param earlierStarts how often it was started before that attempt
record InstanceRecord(
    InstanceName name,
    ServiceKey key,
    ReleaseHash release,
    int ordinal,
    Digest digest,
    Optional<Endpoint> endpoint,
    Optional<Health> health,
    Instant startedAt,
    int run,
    int earlierStarts) {

  String text() {
    Properties properties = new Properties();
    properties.setProperty("name", name.text());
    properties.setProperty("environment", key.environment());
    properties.setProperty("service", key.service());
    properties.setProperty("release", release.hex());
    properties.setProperty("ordinal", String.valueOf(ordinal));
    properties.setProperty("digest", digest.text());
    properties.setProperty("startedAt", startedAt.toString());
    properties.setProperty("run", String.valueOf(run));
    properties.setProperty("earlierStarts", String.valueOf(earlierStarts));
    endpoint.ifPresent(at -> {
      properties.setProperty("host", at.host());
      properties.setProperty("port", String.valueOf(at.port()));
    });
    health.ifPresent(check -> {
      properties.setProperty("health.path", check.path());
      properties.setProperty("health.interval", check.interval().toString());
      properties.setProperty("health.timeout", check.timeout().toString());
      properties.setProperty("health.successes", String.valueOf(check.successes()));
      properties.setProperty("health.failures", String.valueOf(check.failures()));
      properties.setProperty("health.startWithin", check.startWithin().toString());
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
    properties.load(new StringReader(text));
    try {
      return new InstanceRecord(
          new InstanceName(required(properties, "name")),
          new ServiceKey(required(properties, "environment"), required(properties, "service")),
          new ReleaseHash(required(properties, "release")),
          number(properties, "ordinal"),
          new Digest(required(properties, "digest")),
          properties.containsKey("port")
              ? Optional.of(new Endpoint(required(properties, "host"), number(properties, "port")))
              : Optional.empty(),
          properties.containsKey("health.path")
              ? Optional.of(health(properties))
              : Optional.empty(),
          Instant.parse(required(properties, "startedAt")),
          number(properties, "run"),
          number(properties, "earlierStarts"));
    } catch (RuntimeException wrong) {
      throw new IOException("not a record of an instance: " + wrong.getMessage(), wrong);
    }
  }

  private static Health health(Properties properties) {
    return new Health(
        required(properties, "health.path"),
        Duration.parse(required(properties, "health.interval")),
        Duration.parse(required(properties, "health.timeout")),
        number(properties, "health.successes"),
        number(properties, "health.failures"),
        Duration.parse(required(properties, "health.startWithin")));
  }

  private static int number(Properties properties, String key) {
    return Integer.parseInt(required(properties, key));
  }

  private static String required(Properties properties, String key) {
    String value = properties.getProperty(key);
    if (value == null) {
      throw new IllegalArgumentException(key + " is missing");
    }
    return value;
  }
}
