package dev.slipway.reconciler.target.instances;

import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Health;
import dev.slipway.environments.language.Resources;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.delivery.ServiceKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/// A release as properties: the whole of it, so that it can be run again without Git and without
/// the journal. Names of secrets, never their values.
public final class ReleaseRecord {
  private static final String COMMAND = "command.";
  private static final String SETTING = "setting.";
  private static final String SECRET = "secret.";

  private ReleaseRecord() {}

  public static void write(Release release, Properties to) {
    RunSpec spec = release.spec();
    to.setProperty("environment", release.key().environment());
    to.setProperty("service", release.key().service());
    to.setProperty("version", release.version().text());
    to.setProperty("digest", release.digest().text());
    to.setProperty("release", release.hash().hex());
    to.setProperty("artifactHash", release.artifactHash().hex());
    spec.image().ifPresent(image -> to.setProperty("image", image));
    for (int word = 0; word < spec.command().size(); word++) {
      to.setProperty(COMMAND + word, spec.command().get(word));
    }
    spec.port().ifPresent(port -> to.setProperty("servicePort", String.valueOf(port)));
    spec.health().ifPresent(health -> write(health, to));
    spec.resources()
        .memoryBytes()
        .ifPresent(bytes -> to.setProperty("memoryBytes", String.valueOf(bytes)));
    spec.resources().cpus().ifPresent(cpus -> to.setProperty("cpus", String.valueOf(cpus)));
    spec.settings().forEach((name, value) -> to.setProperty(SETTING + name, value));
    spec.secrets().forEach((name, secret) -> to.setProperty(SECRET + name, secret));
  }

  /// @throws RuntimeException when something is missing or wrong
  public static Release read(Properties from) {
    return new Release(
        new ServiceKey(required(from, "environment"), required(from, "service")),
        new Version(required(from, "version")),
        new Digest(required(from, "digest")),
        spec(from),
        new ReleaseHash(required(from, "release")),
        new ReleaseHash(required(from, "artifactHash")));
  }

  public static int number(Properties from, String key) {
    return Integer.parseInt(required(from, key));
  }

  public static String required(Properties from, String key) {
    return optional(from, key).orElseThrow(() -> new IllegalArgumentException(key + " is missing"));
  }

  public static Optional<String> optional(Properties from, String key) {
    return Optional.ofNullable(from.getProperty(key));
  }

  private static RunSpec spec(Properties from) {
    return new RunSpec(
        optional(from, "image"),
        command(from),
        from.containsKey("servicePort")
            ? OptionalInt.of(number(from, "servicePort"))
            : OptionalInt.empty(),
        from.containsKey("health.path") ? Optional.of(health(from)) : Optional.empty(),
        resources(from),
        below(SETTING, from),
        below(SECRET, from));
  }

  private static List<String> command(Properties from) {
    List<String> words = new ArrayList<>();
    while (from.containsKey(COMMAND + words.size())) {
      words.add(required(from, COMMAND + words.size()));
    }
    return words;
  }

  private static Resources resources(Properties from) {
    return new Resources(
        from.containsKey("memoryBytes")
            ? OptionalLong.of(Long.parseLong(required(from, "memoryBytes")))
            : OptionalLong.empty(),
        from.containsKey("cpus")
            ? OptionalDouble.of(Double.parseDouble(required(from, "cpus")))
            : OptionalDouble.empty());
  }

  private static SortedMap<String, String> below(String prefix, Properties from) {
    SortedMap<String, String> found = new TreeMap<>();
    for (String key : from.stringPropertyNames()) {
      if (key.startsWith(prefix)) {
        found.put(key.substring(prefix.length()), required(from, key));
      }
    }
    return found;
  }

  private static void write(Health health, Properties to) {
    to.setProperty("health.path", health.path());
    to.setProperty("health.interval", health.interval().toString());
    to.setProperty("health.timeout", health.timeout().toString());
    to.setProperty("health.successes", String.valueOf(health.successes()));
    to.setProperty("health.failures", String.valueOf(health.failures()));
    to.setProperty("health.startWithin", health.startWithin().toString());
  }

  private static Health health(Properties from) {
    return new Health(
        required(from, "health.path"),
        Duration.parse(required(from, "health.interval")),
        Duration.parse(required(from, "health.timeout")),
        number(from, "health.successes"),
        number(from, "health.failures"),
        Duration.parse(required(from, "health.startWithin")));
  }
}
