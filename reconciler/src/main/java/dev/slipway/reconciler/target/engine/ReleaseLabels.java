package dev.slipway.reconciler.target.engine;

import dev.slipway.reconciler.delivery.Occasion;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.target.instances.ReleaseRecord;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an engine keeps of a release in labels: whose it is, and the whole of it, so that it can be
/// run again without Git, journal and state folder. Names of secrets, never their values.
///
/// Pure. Names of settings are parts of labels' names, values are their values: the engine takes
/// both as they are.
public final class ReleaseLabels {
  public static final String PREFIX = "dev.slipway.";
  public static final String TARGET = PREFIX + "target";
  public static final String ENVIRONMENT = PREFIX + "environment";
  public static final String RELEASE = PREFIX + "release";
  public static final String IMAGE = PREFIX + "image";
  private static final String SERVICE = PREFIX + "service";
  private static final String VERSION = PREFIX + "version";
  private static final String DIGEST = PREFIX + "digest";
  private static final String ROLE = PREFIX + "role";
  private static final String ROLLOUT = PREFIX + "rollout";
  private static final String RECORD = PREFIX + "record.";

  private ReleaseLabels() {}

  /// @param image id of the image that runs
  public record Borne(Release release, String image) {}

  public static SortedMap<String, String> write(String target, Release release, String image) {
    SortedMap<String, String> labels = new TreeMap<>();
    labels.put(TARGET, target);
    labels.put(ENVIRONMENT, release.key().environment());
    labels.put(SERVICE, release.key().service());
    labels.put(RELEASE, release.hash().hex());
    labels.put(VERSION, release.version().text());
    labels.put(DIGEST, release.digest().text());
    labels.put(IMAGE, image);
    Properties record = new Properties();
    ReleaseRecord.write(release, record);
    record
        .stringPropertyNames()
        .forEach(name -> labels.put(RECORD + name, record.getProperty(name)));
    return labels;
  }

  /// What the release was when this was started, and the rollout that wanted it. For people: never
  /// read back, because both change while it runs.
  public static Map<String, String> of(Occasion occasion) {
    Map<String, String> labels = new TreeMap<>(Map.of(ROLE, occasion.role().text()));
    occasion.rollout().ifPresent(rollout -> labels.put(ROLLOUT, rollout));
    return labels;
  }

  /// Empty where the labels are not as [#write] makes them: what bears them is none of ours.
  public static Optional<Borne> read(Map<String, String> labels) {
    try {
      Release release = release(labels);
      boolean whole =
          labels.containsKey(IMAGE)
              && release.key().environment().equals(labels.get(ENVIRONMENT))
              && release.hash().hex().equals(labels.get(RELEASE));
      return whole
          ? Optional.of(new Borne(release, labels.getOrDefault(IMAGE, "")))
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeParseException damaged) {
      return Optional.empty();
    }
  }

  private static Release release(Map<String, String> labels) {
    Properties record = new Properties();
    labels.forEach((label, value) -> {
      if (label.startsWith(RECORD)) {
        record.setProperty(label.substring(RECORD.length()), value);
      }
    });
    return ReleaseRecord.read(record);
  }
}
