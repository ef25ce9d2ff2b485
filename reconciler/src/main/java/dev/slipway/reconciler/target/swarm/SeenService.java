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
import java.util.Set;
import java.util.stream.Collectors;

/// A service of ours as Swarm has it, with its tasks.
///
/// @param version that a change must name: nobody else's is overwritten
/// @param spec whole, to be given back with what is to change
/// @param template what its tasks were made from at first; empty where that was not noted down yet
/// @param places as they are now
record SeenService(
    String id,
    long version,
    JsonNode spec,
    ReleaseLabels.Borne borne,
    Optional<Template> template,
    Places places,
    List<Attempt> attempts) {
  static final String PLACES = ReleaseLabels.PREFIX + "places";
  static final String TEMPLATE = ReleaseLabels.PREFIX + "template";

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
    try {
      Optional<Template> template = Optional.ofNullable(labels.get(TEMPLATE)).map(Template::parse);
      Places places =
          Places.parse(labels.getOrDefault(PLACES, "")).among(live(own), replicas(spec));
      return ReleaseLabels.read(labels)
          .map(borne ->
              new SeenService(
                  id,
                  service.path("Version").path("Index").asLong(),
                  spec,
                  borne,
                  template,
                  places,
                  own));
    } catch (IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  static Map<String, String> labels(JsonNode spec) {
    Map<String, String> labels = new HashMap<>();
    spec.path("Labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    return labels;
  }

  /// Slots in which Swarm wants a task to run.
  private static Set<Integer> live(List<Attempt> attempts) {
    return attempts.stream().filter(Attempt::isLive).map(Attempt::slot).collect(Collectors.toSet());
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
    return replicas(spec);
  }

  private static int replicas(JsonNode spec) {
    return spec.path("Mode").path("Replicated").path("Replicas").asInt(-1);
  }

  String image() {
    return spec.path("TaskTemplate").path("ContainerSpec").path("Image").asText();
  }

  /// Whether it runs what it was made from: people and tools change a service's image.
  boolean runsItsImage() {
    return image().equals(borne.image()) || image().endsWith("@" + release().digest());
  }

  /// Parts of what tasks are made from that somebody has changed.
  List<String> changes() {
    return template
        .map(made -> made.differences(Template.of(spec.path("TaskTemplate"))))
        .orElse(List.of());
  }

  boolean isAsItWasMade() {
    return runsItsImage() && changes().isEmpty();
  }

  /// Whether Swarm runs as many as there are to be, and it is known what it was made from.
  boolean isSettled() {
    return replicas() == places.count() && template.isPresent();
  }

  /// Whether it is an instance that Swarm was told not to run any more.
  boolean wasTaken(int ordinal) {
    int slot = places.slots().getOrDefault(ordinal, Places.NONE);
    return replicas() < places.count() && !live(attempts).contains(slot);
  }
}
