package dev.slipway.sandbox.slack.workspace;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The keys by which an app may answer a person's act with a dialog: each for 3 s and once.
///
/// Source: <https://docs.slack.dev/interactivity/handling-user-interaction> (modal responses).
final class Triggers {
  private static final Duration LIFE = Duration.ofSeconds(3);
  private static final int KEPT = 10_000;

  private final Bulletin bulletin;
  private final Map<String, Trigger> issued = new HashMap<>();

  Triggers(Bulletin bulletin) {
    this.bulletin = bulletin;
  }

  /// @param dialog id of the dialog in which the person acted
  record Trigger(String user, Optional<String> dialog, Instant at, boolean used) {}

  String issue(String user, Optional<String> dialog) {
    synchronized (bulletin) {
      if (issued.size() >= KEPT) {
        issued.clear();
      }
      String id = bulletin.nextTs().replace('.', '0') + ".1." + bulletin.nextId("");
      issued.put(id, new Trigger(user, dialog, bulletin.now(), false));
      return id;
    }
  }

  /// @throws RefusedException `invalid_trigger_id`, `expired_trigger_id`, `exchanged_trigger_id`
  Trigger redeem(String id) throws RefusedException {
    synchronized (bulletin) {
      Trigger trigger = issued.get(id);
      if (trigger == null) {
        throw new RefusedException("invalid_trigger_id");
      }
      if (trigger.used()) {
        throw new RefusedException("exchanged_trigger_id");
      }
      if (bulletin.now().isAfter(trigger.at().plus(LIFE))) {
        throw new RefusedException("expired_trigger_id");
      }
      issued.put(id, new Trigger(trigger.user(), trigger.dialog(), trigger.at(), true));
      return trigger;
    }
  }
}
