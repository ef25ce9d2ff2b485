package dev.slipway.reconciler.target.docker;

import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.target.instances.ReleaseRecord;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a container bears: whose it is, which instance, and the whole release, so that it can be
/// run again without Git, journal and state folder. Names of secrets, never their values.
///
/// Pure. Names of settings are parts of labels' names, values are their values: the engine takes
/// both as they are.
final class Labels {
  static final String PREFIX = "dev.slipway.";
  static final String TARGET = PREFIX + "target";
  static final String ENVIRONMENT = PREFIX + "environment";
  static final String INSTANCE = PREFIX + "instance";
  static final String RELEASE = PREFIX + "release";
  static final String IMAGE = PREFIX + "image";
  private static final String SERVICE = PREFIX + "service";
  private static final String VERSION = PREFIX + "version";
  private static final String DIGEST = PREFIX + "digest";
  private static final String ORDINAL = PREFIX + "ordinal";
  private static final String STARTS = PREFIX + "starts";
  private static final String RECORD = PREFIX + "record.";

  private Labels() {}

  /// What a container says of itself.
  ///
  /// @param image id of the image that it was made from
  record Borne(InstanceName name, Release release, int ordinal, int starts, String image) {}

  /// @param starts at least 1
  static SortedMap<String, String> write(
      String target, Release release, int ordinal, int starts, String image) {
    SortedMap<String, String> labels = new TreeMap<>();
    labels.put(TARGET, target);
    labels.put(ENVIRONMENT, release.key().environment());
    labels.put(SERVICE, release.key().service());
    labels.put(INSTANCE, InstanceName.of(release.key(), release.hash(), ordinal).text());
    labels.put(RELEASE, release.hash().hex());
    labels.put(VERSION, release.version().text());
    labels.put(DIGEST, release.digest().text());
    labels.put(ORDINAL, String.valueOf(ordinal));
    labels.put(STARTS, String.valueOf(starts));
    labels.put(IMAGE, image);
    Properties record = new Properties();
    ReleaseRecord.write(release, record);
    record
        .stringPropertyNames()
        .forEach(name -> labels.put(RECORD + name, record.getProperty(name)));
    return labels;
  }

  /// Empty where the labels are not as [#write] makes them: such a container is none of ours.
  static Optional<Borne> read(Map<String, String> labels) {
    try {
      Release release = release(labels);
      int ordinal = Integer.parseInt(required(labels, ORDINAL));
      int starts = Integer.parseInt(required(labels, STARTS));
      Borne borne =
          new Borne(
              InstanceName.of(release.key(), release.hash(), ordinal),
              release,
              ordinal,
              starts,
              required(labels, IMAGE));
      boolean whole =
          ordinal >= 0
              && starts >= 1
              && borne.name().text().equals(labels.get(INSTANCE))
              && release.key().environment().equals(labels.get(ENVIRONMENT))
              && release.hash().hex().equals(labels.get(RELEASE));
      return whole ? Optional.of(borne) : Optional.empty();
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

  private static String required(Map<String, String> labels, String label) {
    return Optional.ofNullable(labels.get(label))
        .orElseThrow(() -> new IllegalArgumentException(label + " is missing"));
  }
}
