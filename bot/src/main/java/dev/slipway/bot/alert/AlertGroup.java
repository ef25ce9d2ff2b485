package dev.slipway.bot.alert;

import java.util.Map;
import java.util.Optional;

/// Alerts that belong together, as Alertmanager groups them.
///
/// @param key Alertmanager's name for the group; the same as long as its routes are
/// @param status whether any of its alerts fires
/// @param labels that all of them have, with the same value
/// @param annotations likewise
/// @param firing how many of them fire
public record AlertGroup(
    String key,
    Status status,
    Map<String, String> labels,
    Map<String, String> annotations,
    int firing) {
  public enum Status {
    FIRING,
    RESOLVED
  }

  public AlertGroup {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
  }

  /// A label that they share; absent where it is empty too.
  public Optional<String> label(String name) {
    return Optional.ofNullable(labels.get(name)).filter(value -> !value.isBlank());
  }

  /// Where what to do about them is written (annotation `runbook_url`): an address, or a path in a
  /// repository that people know.
  public Optional<String> runbook() {
    return Optional.ofNullable(annotations.get("runbook_url")).filter(text -> !text.isBlank());
  }

  /// What they have in common, for people.
  public String title() {
    return Optional.ofNullable(annotations.get("summary"))
        .filter(text -> !text.isBlank())
        .or(() -> label("alertname"))
        .orElse(key);
  }
}
