package dev.slipway.sandbox.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/// How fast the demo's environments go: what their files say, or the story's seconds.
///
/// @param late how long the version that turns bad late is good for
/// @param changes in the files of `environments/`, by what stands there
enum Pace {
  /// The sample as it is.
  SAMPLE(Duration.ofSeconds(25), Map.of()),

  /// Holds, watch and soak of a few seconds; all else as it is. A release is watched from about 7 s
  /// to 21 s after its start on an idle machine, and the late one turns bad at 15.
  STORY(
      Duration.ofSeconds(15),
      Map.of(
          "environments/staging.yaml",
          new Change[] {
            new Change("{weight: 10, hold: 5s}", "{weight: 10, hold: 2s}"),
            new Change("{weight: 50, hold: 5s}", "{weight: 50, hold: 2s}"),
            new Change("watch: 30s", "watch: 14s")
          },
          "environments/production.yaml",
          new Change[] {new Change("soak: 30s", "soak: 1s"), new Change("watch: 1m", "watch: 10s")},
          "environments/dev.yaml",
          new Change[] {new Change("watch: 10s", "watch: 2s")}));

  private final Duration late;
  private final Map<String, Change[]> changes;

  Pace(Duration late, Map<String, Change[]> changes) {
    this.late = late;
    this.changes = changes;
  }

  private record Change(String from, String to) {}

  Duration late() {
    return late;
  }

  /// @param path in the sample
  /// @throws IOException when the sample no longer says what is to be changed
  String paced(String path, String text) throws IOException {
    String paced = text;
    for (Change change : changes.getOrDefault(path, new Change[0])) {
      if (!paced.contains(change.from())) {
        throw new IOException(path + " of the sample does not say \"" + change.from() + "\"");
      }
      paced = paced.replace(change.from(), change.to());
    }
    return paced;
  }
}
