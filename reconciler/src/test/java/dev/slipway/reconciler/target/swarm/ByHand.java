package dev.slipway.reconciler.target.swarm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ContainerSpec;
import com.github.dockerjava.api.model.EndpointResolutionMode;
import com.github.dockerjava.api.model.EndpointSpec;
import com.github.dockerjava.api.model.ServiceSpec;
import com.github.dockerjava.api.model.TaskSpec;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.target.engine.Question;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// What people do to a swarm themselves, as with `docker service` and `docker config`.
record ByHand(PrivateSwarm swarm) {
  private DockerClient client() {
    return swarm.client;
  }

  /// @return its id
  String createService(String name) {
    return String.valueOf(
        client()
            .createServiceCmd(
                new ServiceSpec()
                    .withName(name)
                    .withTaskTemplate(
                        new TaskSpec().withContainerSpec(new ContainerSpec().withImage("foreign")))
                    .withEndpointSpec(new EndpointSpec().withMode(EndpointResolutionMode.DNSRR)))
            .exec()
            .getId());
  }

  void removeService(String id) {
    client().removeServiceCmd(id).exec();
  }

  /// As Swarm has it.
  JsonNode service(String id) throws UnavailableException {
    return swarm.ordered(Question.get("read service " + id, "/services/" + id));
  }

  /// @param change of the service's whole specification
  void editService(String id, Consumer<ObjectNode> change) throws UnavailableException {
    JsonNode service = service(id);
    ObjectNode edited = service.path("Spec").deepCopy();
    change.accept(edited);
    Map<String, Object> spec = new HashMap<>();
    edited.properties().forEach(part -> spec.put(part.getKey(), part.getValue()));
    swarm.ordered(
        Question.post(
            "edit service " + id,
            "/services/%s/update?version=%d"
                .formatted(id, service.path("Version").path("Index").asLong()),
            spec));
  }

  /// As `docker service update --image` does.
  static void image(ObjectNode spec, String image) {
    ((ObjectNode) spec.path("TaskTemplate").path("ContainerSpec")).put("Image", image);
  }

  /// As `docker service update --env-add` does.
  static void variable(ObjectNode spec, String variable) {
    ((ArrayNode) spec.path("TaskTemplate").path("ContainerSpec").path("Env")).add(variable);
  }

  /// As `docker service scale` does.
  static void scale(ObjectNode spec, int replicas) {
    ((ObjectNode) spec.path("Mode").path("Replicated")).put("Replicas", replicas);
  }

  void createConfig(String name, String content) {
    client().createConfigCmd().withName(name).withData(content.getBytes(UTF_8)).exec();
  }
}
