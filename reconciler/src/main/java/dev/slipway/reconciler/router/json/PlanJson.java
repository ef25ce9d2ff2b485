package dev.slipway.reconciler.router.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.environments.language.Route;
import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.Pool;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.ServiceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A route plan as JSON, on the wire and on disk.
public final class PlanJson {
  private PlanJson() {}

  public static String write(RoutePlan plan) {
    return tree(plan).toString();
  }

  /// @throws MalformedException naming the field that is missing or wrong
  public static RoutePlan parse(String text) throws MalformedException {
    return plan(Json.parse(text));
  }

  public static ObjectNode tree(RoutePlan plan) {
    ObjectNode json = Json.object();
    json.put("environment", plan.key().environment());
    json.put("service", plan.key().service());
    json.put("generation", plan.generation());
    ObjectNode route = json.putObject("route");
    plan.route().host().ifPresent(host -> route.put("host", host));
    plan.route().port().ifPresent(port -> route.put("port", port));
    json.put("sticky", plan.sticky());
    json.set("primary", tree(plan.primary()));
    plan.split()
        .ifPresent(split -> {
          ObjectNode node = json.putObject("split");
          node.put("weight", split.weight().percent());
          node.put("shield", split.shield());
          node.set("candidate", tree(split.candidate()));
        });
    return json;
  }

  /// @throws MalformedException naming the field that is missing or wrong
  public static RoutePlan plan(JsonNode json) throws MalformedException {
    try {
      return new RoutePlan(
          new ServiceKey(name(json, "environment"), name(json, "service")),
          Json.number(json, "generation"),
          route(Json.object(json, "route")),
          pool(Json.object(json, "primary")),
          json.has("split") ? Optional.of(split(Json.object(json, "split"))) : Optional.empty(),
          Json.flag(json, "sticky"));
    } catch (IllegalArgumentException e) {
      throw new MalformedException(String.valueOf(e.getMessage()), e);
    }
  }

  private static ObjectNode tree(Pool pool) {
    ObjectNode json = Json.object();
    json.put("release", pool.release().hex());
    ArrayNode endpoints = json.putArray("endpoints");
    for (Endpoint endpoint : pool.endpoints()) {
      endpoints.addObject().put("host", endpoint.host()).put("port", endpoint.port());
    }
    return json;
  }

  private static Route route(JsonNode json) throws MalformedException {
    return new Route(
        json.has("host") ? Optional.of(name(json, "host")) : Optional.empty(),
        json.has("port") ? OptionalInt.of(port(json)) : OptionalInt.empty());
  }

  private static RoutePlan.Split split(JsonNode json) throws MalformedException {
    return new RoutePlan.Split(
        pool(Json.object(json, "candidate")),
        new Weight(Math.toIntExact(Math.clamp(Json.number(json, "weight"), -1, 101))),
        Json.flag(json, "shield"));
  }

  private static Pool pool(JsonNode json) throws MalformedException {
    List<Endpoint> endpoints = new ArrayList<>();
    for (JsonNode endpoint : Json.array(json, "endpoints")) {
      endpoints.add(new Endpoint(name(endpoint, "host"), port(endpoint)));
    }
    return new Pool(new ReleaseHash(Json.text(json, "release")), endpoints);
  }

  private static String name(JsonNode json, String field) throws MalformedException {
    String name = Json.text(json, field);
    if (name.isBlank() || name.length() > 253) {
      throw new MalformedException("'" + field + "' must have 1 to 253 characters");
    }
    return name;
  }

  private static int port(JsonNode json) throws MalformedException {
    long port = Json.number(json, "port");
    if (port < 1 || port > 65_535) {
      throw new MalformedException("'port' must be 1 to 65535, not " + port);
    }
    return (int) port;
  }
}
