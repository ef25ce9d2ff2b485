package dev.slipway.reconciler.target.docker;

import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.target.engine.ReleaseLabels;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// What a container bears: whose it is, which instance, and the whole release, so that it can be
/// run again without Git, journal and state folder. Names of secrets, never their values.
///
/// Pure. Names of settings are parts of labels' names, values are their values: the engine takes
/// both as they are.
final class Labels {
  static final String INSTANCE = ReleaseLabels.PREFIX + "instance";
  private static final String ORDINAL = ReleaseLabels.PREFIX + "ordinal";
  private static final String STARTS = ReleaseLabels.PREFIX + "starts";

  private Labels() {}

  /// What a container says of itself.
  ///
  /// @param image id of the image that it was made from
  record Borne(InstanceName name, Release release, int ordinal, int starts, String image) {}

  /// @param starts at least 1
  static SortedMap<String, String> write(
      String target, Release release, int ordinal, int starts, String image) {
    SortedMap<String, String> labels = ReleaseLabels.write(target, release, image);
    labels.put(INSTANCE, InstanceName.of(release.key(), release.hash(), ordinal).text());
    labels.put(ORDINAL, String.valueOf(ordinal));
    labels.put(STARTS, String.valueOf(starts));
    return labels;
  }

  /// Empty where the labels are not as [#write] makes them: such a container is none of ours.
  static Optional<Borne> read(Map<String, String> labels) {
    return ReleaseLabels.read(labels).flatMap(made -> borne(made, labels));
  }

  private static Optional<Borne> borne(ReleaseLabels.Borne made, Map<String, String> labels) {
    try {
      int ordinal = Integer.parseInt(labels.getOrDefault(ORDINAL, ""));
      int starts = Integer.parseInt(labels.getOrDefault(STARTS, ""));
      InstanceName name = InstanceName.of(made.release().key(), made.release().hash(), ordinal);
      boolean whole = ordinal >= 0 && starts >= 1 && name.text().equals(labels.get(INSTANCE));
      return whole
          ? Optional.of(new Borne(name, made.release(), ordinal, starts, made.image()))
          : Optional.empty();
    } catch (NumberFormatException damaged) {
      return Optional.empty();
    }
  }
}
