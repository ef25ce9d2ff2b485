package dev.slipway.reconciler.router.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.reconciler.delivery.Answers;
import dev.slipway.reconciler.delivery.Latencies;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.router.Router.Routed;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// What the router reads back of an environment, as JSON.
public final class RoutedJson {
  private RoutedJson() {}

  public static String write(Collection<Routed> routes) {
    ObjectNode json = Json.object();
    ArrayNode array = json.putArray("routes");
    for (Routed routed : routes) {
      ObjectNode node = array.addObject();
      node.set("plan", PlanJson.tree(routed.plan()));
      ObjectNode answers = node.putObject("answers");
      routed.answers().forEach((release, seen) -> answers.set(release.hex(), tree(seen)));
    }
    return json.toString();
  }

  /// @throws MalformedException naming the field that is missing or wrong
  public static Map<ServiceKey, Routed> parse(String text) throws MalformedException {
    Map<ServiceKey, Routed> routes = new HashMap<>();
    for (JsonNode node : Json.array(Json.parse(text), "routes")) {
      Map<ReleaseHash, Answers> answers = new HashMap<>();
      for (Map.Entry<String, JsonNode> entry : Json.object(node, "answers").properties()) {
        answers.put(new ReleaseHash(entry.getKey()), answers(entry.getValue()));
      }
      Routed routed = new Routed(PlanJson.plan(Json.object(node, "plan")), answers);
      routes.put(routed.plan().key(), routed);
    }
    return routes;
  }

  private static ObjectNode tree(Answers answers) {
    ObjectNode json = Json.object();
    json.put("total", answers.total());
    json.put("failed", answers.failed());
    json.put("shielded", answers.shielded());
    json.put("inFlight", answers.inFlight());
    json.set("latencies", tree(answers.latencies()));
    return json;
  }

  /// Bucket's upper bound in microseconds to its count.
  public static ObjectNode tree(Latencies latencies) {
    ObjectNode json = Json.object();
    latencies.buckets().forEach((micros, count) -> json.put(micros + "", count));
    return json;
  }

  /// @throws MalformedException when it is not counts by bucket
  public static Latencies latencies(JsonNode json) throws MalformedException {
    Map<Long, Long> buckets = new HashMap<>();
    for (Map.Entry<String, JsonNode> bucket : json.properties()) {
      try {
        buckets.put(Long.parseLong(bucket.getKey()), bucket.getValue().longValue());
      } catch (NumberFormatException e) {
        throw new MalformedException("'latencies' must have microseconds as keys", e);
      }
    }
    return Latencies.of(buckets);
  }

  private static Answers answers(JsonNode json) throws MalformedException {
    return new Answers(
        Json.number(json, "total"),
        Json.number(json, "failed"),
        Json.number(json, "shielded"),
        Json.number(json, "inFlight"),
        latencies(Json.object(json, "latencies")));
  }
}
