package dev.slipway.reconciler.router.builtin.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.reconciler.router.json.Json;
import dev.slipway.reconciler.router.json.MalformedException;

/// Who answers at a control address.
///
/// @param protocol [#PROTOCOL] of the program that runs there
/// @param startedMillis the process's start, since 1970: with `pid` it names one process for good
/// @param state the folder that it keeps its plans in
/// @param listen where users' requests come in
public record About(int protocol, long pid, long startedMillis, String state, String listen) {
  public static final String PROGRAM = "slipway-router";
  public static final int PROTOCOL = 1;

  public String toJson() {
    ObjectNode json = Json.object();
    json.put("program", PROGRAM);
    json.put("protocol", protocol);
    json.put("pid", pid);
    json.put("startedMillis", startedMillis);
    json.put("state", state);
    json.put("listen", listen);
    json.put("scope", "one machine");
    return json.toString();
  }

  /// @throws MalformedException when it is not a router that answers
  public static About parse(String text) throws MalformedException {
    JsonNode json = Json.parse(text);
    if (!Json.text(json, "program").equals(PROGRAM)) {
      throw new MalformedException("not a Slipway router");
    }
    return new About(
        (int) Json.number(json, "protocol"),
        Json.number(json, "pid"),
        Json.number(json, "startedMillis"),
        Json.text(json, "state"),
        Json.text(json, "listen"));
  }
}
