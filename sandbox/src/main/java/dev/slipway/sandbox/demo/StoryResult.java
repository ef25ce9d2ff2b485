package dev.slipway.sandbox.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.slipway.api.json.ContractJson;
import java.util.List;

/// What the story came to; its components are the keys of its line of JSON.
///
/// @param failed requests that users saw fail
/// @param failedByBaseline of these, all that no bad version answered: whoever answered, or nobody
/// @param failedByCandidate of these, those that a bad version answered
/// @param shielded requests that a candidate failed and the baseline answered in its place
public record StoryResult(
    List<Step> steps,
    long requests,
    long failed,
    long failedByBaseline,
    long failedByCandidate,
    long shielded,
    boolean passed) {
  public StoryResult {
    steps = List.copyOf(steps);
  }

  /// @param seconds to a tenth
  public record Step(String name, boolean ok, double seconds) {}

  /// On one line.
  public String json() {
    try {
      return ContractJson.newMapper().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and texts can always be written", e);
    }
  }
}
