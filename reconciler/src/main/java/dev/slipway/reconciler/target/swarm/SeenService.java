package dev.slipway.reconciler.target.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.target.engine.ReleaseLabels;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A service of ours as Swarm has it, with its tasks.
///
/// @param version that a change must name: nobody else's is overwritten
/// @param spec whole, to be given back with what is to change
/// @param places as they are now
record SeenService(
    String id,
    long version,
    JsonNode spec,
    ReleaseLabels.Borne borne,
    Places places,
    List<Attempt> attempts) {
  static final String PLACES = ReleaseLabels.PREFIX + "places";

  SeenService {
    attempts = List.copyOf(attempts);
  }

  /// Empty where the labels are damaged.
  ///
  /// @param attempts of all services
  static Optional<SeenService> of(JsonNode service, List<Attempt> attempts) {
    JsonNode spec = service.path("Spec");
    String id = service.path("ID").asText();
    Map<String, String> labels = labels(spec);
    List<Attempt> own =
        attempts.stream()
            .filter(attempt -> attempt.service().equals(id))
            .sorted(Comparator.comparing(Attempt::created))
            .toList();
    return ReleaseLabels.read(labels)
        .flatMap(borne ->
            places(labels, own)
                .map(places ->
                    new SeenService(
                        id,
                        service.path("Version").path("Index").asLong(),
                        spec,
                        borne,
                        places,
                        own)));
  }

  static Map<String, String> labels(JsonNode spec) {
    Map<String, String> labels = new HashMap<>();
    spec.path("Labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    return labels;
  }

  private static Optional<Places> places(Map<String, String> labels, List<Attempt> own) {
    try {
      Places written = Places.parse(labels.getOrDefault(PLACES, ""));
      return Optional.of(
          written.among(
              own.stream().filter(Attempt::isLive).map(Attempt::slot).collect(Collectors.toSet())));
    } catch (IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  Release release() {
    return borne.release();
  }

  boolean has(int ordinal) {
    return places.slots().containsKey(ordinal);
  }

  InstanceName name(int ordinal) {
    return InstanceName.of(release().key(), release().hash(), ordinal);
  }

  /// What Swarm still tells of the attempts at an instance.
  Life life(int ordinal) {
    int slot = places.slots().getOrDefault(ordinal, Places.NONE);
    return new Life(attempts.stream().filter(attempt -> attempt.slot() == slot).toList());
  }

  /// How many replicas Swarm was told to run.
  int replicas() {
    return spec.path("Mode").path("Replicated").path("Replicas").asInt(-1);
  }

  String image() {
    return spec.path("TaskTemplate").path("ContainerSpec").path("Image").asText();
  }

  /// Whether it runs what it was made from: people and tools change a service's image.
  boolean runsItsImage() {
    return image().equals(borne.image()) || image().endsWith("@" + release().digest());
  }

  /// Whether Swarm runs as many as there are to be.
  boolean hasItsSize() {
    return replicas() == places.count();
  }
}
