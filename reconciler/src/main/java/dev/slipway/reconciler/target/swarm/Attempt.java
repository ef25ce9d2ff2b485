package dev.slipway.reconciler.target.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.reconciler.delivery.Condition;
import dev.slipway.reconciler.target.engine.Endings;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A task of Swarm: one attempt to run what a slot is to run. Swarm never starts one again; it
/// makes another in the same slot.
///
/// @param state where it is, in Swarm's words: `pending`, `running`, `failed`
/// @param wanted where Swarm wants it
/// @param exitCode -1 where it has none
/// @param said by Swarm, when something went wrong
/// @param addresses by the network's name
record Attempt(
    String id,
    String service,
    int slot,
    Instant created,
    String state,
    String wanted,
    int exitCode,
    String said,
    Map<String, String> addresses) {
  private static final Set<String> ENDED_BY_ITSELF = Set.of("complete", "failed", "rejected");
  private static final Set<String> OVER = Set.of("shutdown", "orphaned", "remove");
  private static final Set<String> ON_A_NODE =
      Set.of("assigned", "accepted", "preparing", "ready", "starting", "running");
  private static final Set<String> ENDING = Set.of("shutdown", "remove");

  Attempt {
    addresses = Map.copyOf(addresses);
  }

  static Attempt of(JsonNode task) {
    JsonNode status = task.path("Status");
    return new Attempt(
        task.path("ID").asText(),
        task.path("ServiceID").asText(),
        task.path("Slot").asInt(),
        Instant.parse(task.path("CreatedAt").asText()),
        status.path("State").asText().toLowerCase(Locale.ROOT),
        task.path("DesiredState").asText().toLowerCase(Locale.ROOT),
        status.path("ContainerStatus").path("ExitCode").asInt(-1),
        status.path("Err").asText(),
        addresses(task.path("NetworksAttachments")));
  }

  private static Map<String, String> addresses(JsonNode attachments) {
    Map<String, String> addresses = new HashMap<>();
    for (JsonNode attachment : attachments) {
      String network = attachment.path("Network").path("Spec").path("Name").asText();
      String address = attachment.path("Addresses").path(0).asText();
      int mask = address.indexOf('/');
      if (mask > 0) {
        addresses.put(network, address.substring(0, mask));
      }
    }
    return addresses;
  }

  /// Whether Swarm wants it to run.
  boolean isLive() {
    return !ENDING.contains(wanted);
  }

  /// Whether it runs, or may, although Swarm wants it to end.
  boolean isEnding() {
    return ENDING.contains(wanted) && ON_A_NODE.contains(state);
  }

  boolean isRunning() {
    return state.equals("running");
  }

  /// Crashed, was killed by hand, or could not be started.
  boolean hasEndedByItself() {
    return ENDED_BY_ITSELF.contains(state);
  }

  /// Whether it will not run any more, whoever ended it.
  boolean isOver() {
    return hasEndedByItself() || OVER.contains(state);
  }

  Condition.Exited ending() {
    boolean ran = state.equals("complete") || (state.equals("failed") && exitCode > 0);
    if (ran) {
      return Endings.of(exitCode, said.toLowerCase(Locale.ROOT).contains("out of memory"));
    }
    String why = said.isEmpty() ? "Swarm ended it: " + state : said;
    return new Condition.Exited(exitCode, why);
  }
}
