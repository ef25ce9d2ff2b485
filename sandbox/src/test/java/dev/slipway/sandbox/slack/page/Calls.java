package dev.slipway.sandbox.slack.page;

import dev.slipway.sandbox.slack.http.Call;
import dev.slipway.sandbox.slack.json.JsonObject;
import java.util.Map;

/// Requests as a browser on this machine sends them to the page.
final class Calls {
  private static final String HOST = "127.0.0.1:3000";

  private Calls() {}

  static Call get(String path, String query) {
    return new Call("GET", path, query, Map.of("host", HOST), "");
  }

  static Call act(JsonObject act) {
    return act(act.toString());
  }

  static Call act(String body) {
    Map<String, String> headers =
        Map.of("host", HOST, "content-type", "application/json", "origin", "http://" + HOST);
    return new Call("POST", "/page/acts", "", headers, body);
  }

  static Call with(Call call, Map<String, String> headers) {
    return new Call(call.method(), call.path(), call.query(), headers, call.body());
  }
}
