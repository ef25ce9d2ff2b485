package dev.slipway.sandbox.slack.workspace;

import dev.slipway.sandbox.slack.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// An app that only notes what it is told, and offers two options.
final class RecordedApp implements AppLink {
  final List<Act> acts = new ArrayList<>();

  @Override
  public void tell(Act act) {
    acts.add(act);
  }

  @Override
  public List<JsonObject> options(OptionsAsked asked) {
    return List.of(JsonObject.of("value", "1.4.2"), JsonObject.of("value", "1.4.3"));
  }

  <T extends Act> T last(Class<T> type) {
    return type.cast(acts.getLast());
  }
}
