package dev.slipway.reconciler.router.haproxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.reconciler.delivery.Latencies;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.router.json.Json;
import dev.slipway.reconciler.router.json.MalformedException;
import dev.slipway.reconciler.router.json.PlanJson;
import dev.slipway.reconciler.router.json.RoutedJson;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// What we keep of a service: plan, seats, and what was counted.
final class ServiceJson {
  private ServiceJson() {}

  /// @param latencies by slot of the release that sits there
  record Kept(RoutedService service, Map<Slot, Latencies> latencies) {
    Kept {
      latencies = Map.copyOf(latencies);
    }
  }

  static ObjectNode tree(RoutedService service, LatencyLog log) {
    Seating seating = service.seating();
    ObjectNode json = Json.object();
    json.set("plan", PlanJson.tree(seating.plan()));
    ObjectNode seats = json.putObject("seats");
    seating
        .seats()
        .forEach((slot, release) -> {
          ObjectNode seat = seats.putObject(slot.toString());
          seat.put("release", release.hex());
          SlotTally tally = service.tally(slot);
          seat.put("total", tally.total());
          seat.put("failed", tally.failed());
          seat.put("shielded", tally.shielded());
          seat.set("latencies", RoutedJson.tree(log.of(seating.name(), release)));
          ObjectNode workers = seat.putObject("workers");
          tally.seen().forEach((worker, reading) -> workers.set(worker + "", tree(reading)));
        });
    return json;
  }

  /// @throws MalformedException naming the field that is missing or wrong
  static Kept parse(JsonNode json) throws MalformedException {
    Map<Slot, ReleaseHash> seats = new EnumMap<>(Slot.class);
    Map<Slot, SlotTally> tallies = new EnumMap<>(Slot.class);
    Map<Slot, Latencies> latencies = new EnumMap<>(Slot.class);
    try {
      for (Map.Entry<String, JsonNode> entry : Json.object(json, "seats").properties()) {
        Slot slot = Slot.valueOf(entry.getKey().toUpperCase(Locale.ROOT));
        JsonNode seat = entry.getValue();
        seats.put(slot, new ReleaseHash(Json.text(seat, "release")));
        tallies.put(slot, tally(seat));
        latencies.put(slot, RoutedJson.latencies(Json.object(seat, "latencies")));
      }
    } catch (IllegalArgumentException e) {
      throw new MalformedException("'seats' is wrong: " + e.getMessage(), e);
    }
    Seating seating = new Seating(PlanJson.plan(Json.object(json, "plan")), seats);
    return new Kept(new RoutedService(seating, tallies), latencies);
  }

  private static ObjectNode tree(SlotTally.Reading reading) {
    ObjectNode json = Json.object();
    json.put("answered", reading.counts().answered());
    json.put("failed", reading.counts().failed());
    json.put("shielded", reading.counts().shielded());
    json.put("unanswered", reading.unanswered());
    return json;
  }

  private static SlotTally tally(JsonNode seat) throws MalformedException {
    Map<Long, SlotTally.Reading> seen = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : Json.object(seat, "workers").properties()) {
      JsonNode worker = entry.getValue();
      SlotCounts counts =
          new SlotCounts(
              Json.number(worker, "answered"),
              Json.number(worker, "failed"),
              Json.number(worker, "shielded"),
              0,
              0);
      seen.put(
          Long.parseLong(entry.getKey()),
          new SlotTally.Reading(counts, Json.number(worker, "unanswered")));
    }
    return new SlotTally(
        Json.number(seat, "total"),
        Json.number(seat, "failed"),
        Json.number(seat, "shielded"),
        seen);
  }
}
