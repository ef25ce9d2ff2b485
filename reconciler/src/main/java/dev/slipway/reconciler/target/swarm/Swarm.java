package dev.slipway.reconciler.target.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.target.engine.Engine;
import dev.slipway.reconciler.target.engine.Question;
import dev.slipway.reconciler.target.engine.ReleaseLabels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// The calls about services and tasks to a manager of the swarm, in Swarm's own JSON: docker-java's
/// models drop what they do not know, and a service that is written back without it is restarted
/// with fewer limits than it had (decision 0161).
///
/// @param target what our services bear
record Swarm(String target, Engine manager) {
  List<SeenService> ofEnvironment(String environment) throws UnavailableException {
    return list(Map.of(ReleaseLabels.TARGET, target, ReleaseLabels.ENVIRONMENT, environment));
  }

  Optional<SeenService> ofRelease(ReleaseHash release) throws UnavailableException {
    return list(Map.of(ReleaseLabels.TARGET, target, ReleaseLabels.RELEASE, release.hex())).stream()
        .findFirst();
  }

  /// An instance as the part of a service that it is.
  record Place(SeenService service, int ordinal) {}

  Optional<Place> ofInstance(InstanceName name) throws UnavailableException {
    for (SeenService service : list(Map.of(ReleaseLabels.TARGET, target))) {
      for (int ordinal : service.places().slots().keySet()) {
        if (service.name(ordinal).equals(name)) {
          return Optional.of(new Place(service, ordinal));
        }
      }
    }
    return Optional.empty();
  }

  /// Two calls, whatever their number. Tasks first: a service that was asked for later has them.
  private List<SeenService> list(Map<String, String> labels) throws UnavailableException {
    List<Attempt> attempts = attempts(labels);
    List<SeenService> services = new ArrayList<>();
    for (JsonNode service : filtered("list services", "/services", "label", pairs(labels))) {
      SeenService.of(service, attempts).ifPresent(services::add);
    }
    return services;
  }

  /// Tasks bear their service's labels, also when it has been removed.
  List<Attempt> attempts(Map<String, String> labels) throws UnavailableException {
    List<Attempt> attempts = new ArrayList<>();
    for (JsonNode task : filtered("list tasks", "/tasks", "label", pairs(labels))) {
      attempts.add(Attempt.of(task));
    }
    return attempts;
  }

  /// A service by its name, whoever's it is.
  Optional<JsonNode> named(String name) throws UnavailableException {
    JsonNode found = filtered("look for service " + name, "/services", "name", List.of(name));
    return StreamSupport.stream(found.spliterator(), false)
        .filter(service -> service.path("Spec").path("Name").asText().equals(name))
        .findFirst();
  }

  void create(Map<String, Object> spec, Map<String, String> login) throws UnavailableException {
    manager.ordered(
        Question.post("create service " + spec.get("Name"), "/services/create", spec)
            .withHeaders(login));
  }

  /// Leaves what runs alone: places and replicas are no part of what tasks are made from. What they
  /// are made from is noted down where it was not yet.
  void resize(SeenService service, Places places) throws UnavailableException {
    Map<String, String> labels = SeenService.labels(service.spec());
    labels.put(SeenService.PLACES, places.toString());
    labels.putIfAbsent(
        SeenService.TEMPLATE, Template.of(service.spec().path("TaskTemplate")).toString());
    Map<String, Object> spec = new HashMap<>();
    service.spec().properties().forEach(part -> spec.put(part.getKey(), part.getValue()));
    spec.put("Labels", labels);
    spec.put("Mode", ServiceOrder.replicated(places.count()));
    manager.ordered(
        Question.post(
            "resize service " + service.id(),
            "/services/%s/update?version=%d".formatted(service.id(), service.version()),
            spec));
  }

  void remove(String id) throws UnavailableException {
    try {
      manager.ordered(Question.delete("remove service " + id, "/services/" + id));
    } catch (NotFoundException gone) {
      // Somebody was faster.
    }
  }

  /// Ids of secrets of ours, or of any of a name, by name.
  Map<String, String> secrets(String filter, List<String> values) throws UnavailableException {
    return ids("secrets", filter, values);
  }

  String createSecret(Map<String, Object> secret) throws UnavailableException {
    return manager
        .ordered(Question.post("create a secret", "/secrets/create", secret))
        .path("ID")
        .asText();
  }

  void removeSecret(String id) throws UnavailableException {
    manager.ordered(Question.delete("remove secret " + id, "/secrets/" + id));
  }

  Map<String, String> configs(List<String> names) throws UnavailableException {
    return ids("configs", "name", names);
  }

  private Map<String, String> ids(String kind, String filter, List<String> values)
      throws UnavailableException {
    Map<String, String> ids = new HashMap<>();
    for (JsonNode each : filtered("list " + kind, "/" + kind, filter, values)) {
      ids.put(each.path("Spec").path("Name").asText(), each.path("ID").asText());
    }
    return ids;
  }

  private JsonNode filtered(String what, String path, String filter, List<String> values)
      throws UnavailableException {
    return manager.asked(Question.get(what, path).filtered(Map.of(filter, values)));
  }

  static List<String> pairs(Map<String, String> labels) {
    return labels.entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .toList();
  }
}
