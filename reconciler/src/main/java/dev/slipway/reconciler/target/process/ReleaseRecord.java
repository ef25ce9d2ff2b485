package dev.slipway.reconciler.target.process;

import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Health;
import dev.slipway.environments.language.Resources;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.delivery.ServiceKey;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
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

/// What a release is, written beside its instances: with it a reconciler that lost its journal can
/// take over what runs, and start it again. Secrets stand here by name only.
final class ReleaseRecord {
  private ReleaseRecord() {}

  static String text(Release release) {
    Properties all = new Properties();
    RunSpec spec = release.spec();
    all.setProperty("environment", release.key().environment());
    all.setProperty("service", release.key().service());
    all.setProperty("version", release.version().text());
    all.setProperty("digest", release.digest().text());
    all.setProperty("hash", release.hash().hex());
    all.setProperty("artifactHash", release.artifactHash().hex());
    spec.image().ifPresent(image -> all.setProperty("image", image));
    for (int word = 0; word < spec.command().size(); word++) {
      all.setProperty("command." + word, spec.command().get(word));
    }
    spec.port().ifPresent(port -> all.setProperty("port", String.valueOf(port)));
    spec.resources()
        .memoryBytes()
        .ifPresent(bytes -> all.setProperty("memory", String.valueOf(bytes)));
    spec.resources().cpus().ifPresent(cpus -> all.setProperty("cpus", String.valueOf(cpus)));
    spec.health().ifPresent(health -> write(all, health));
    spec.settings().forEach((name, value) -> all.setProperty("settings." + name, value));
    spec.secrets().forEach((name, value) -> all.setProperty("secrets." + name, value));
    StringWriter text = new StringWriter();
    try {
      all.store(text, null);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void write(Properties all, Health health) {
    all.setProperty("health.path", health.path());
    all.setProperty("health.interval", health.interval().toString());
    all.setProperty("health.timeout", health.timeout().toString());
    all.setProperty("health.successes", String.valueOf(health.successes()));
    all.setProperty("health.failures", String.valueOf(health.failures()));
    all.setProperty("health.startWithin", health.startWithin().toString());
  }

  /// @throws IOException when the text is not a release
  static Release parse(String text) throws IOException {
    Properties all = new Properties();
    all.load(new StringReader(text));
    try {
      return new Release(
          new ServiceKey(required(all, "environment"), required(all, "service")),
          new Version(required(all, "version")),
          new Digest(required(all, "digest")),
          spec(all),
          new ReleaseHash(required(all, "hash")),
          new ReleaseHash(required(all, "artifactHash")));
    } catch (RuntimeException wrong) {
      throw new IOException("not a record of a release: " + wrong.getMessage(), wrong);
    }
  }

  private static RunSpec spec(Properties all) {
    List<String> command = new ArrayList<>();
    while (all.containsKey("command." + command.size())) {
      command.add(required(all, "command." + command.size()));
    }
    return new RunSpec(
        found(all, "image"),
        command,
        found(all, "port")
            .map(port -> OptionalInt.of(Integer.parseInt(port)))
            .orElse(OptionalInt.empty()),
        found(all, "health.path").map(path -> health(all, path)),
        new Resources(
            found(all, "memory")
                .map(bytes -> OptionalLong.of(Long.parseLong(bytes)))
                .orElse(OptionalLong.empty()),
            found(all, "cpus")
                .map(cpus -> OptionalDouble.of(Double.parseDouble(cpus)))
                .orElse(OptionalDouble.empty())),
        below(all, "settings."),
        below(all, "secrets."));
  }

  private static Health health(Properties all, String path) {
    return new Health(
        path,
        Duration.parse(required(all, "health.interval")),
        Duration.parse(required(all, "health.timeout")),
        Integer.parseInt(required(all, "health.successes")),
        Integer.parseInt(required(all, "health.failures")),
        Duration.parse(required(all, "health.startWithin")));
  }

  private static SortedMap<String, String> below(Properties all, String prefix) {
    SortedMap<String, String> found = new TreeMap<>();
    for (String key : all.stringPropertyNames()) {
      if (key.startsWith(prefix)) {
        found.put(key.substring(prefix.length()), required(all, key));
      }
    }
    return found;
  }

  private static Optional<String> found(Properties all, String key) {
    return Optional.ofNullable(all.getProperty(key));
  }

  private static String required(Properties all, String key) {
    return found(all, key).orElseThrow(() -> new IllegalArgumentException(key + " is missing"));
  }
}
