package dev.slipway.sandbox.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How fast the demo's environments go: what their files say, or the story's seconds.
///
/// @param late how long the version that turns bad late is good for
/// @param changes to files of the sample, by path
record Pace(Duration late, Map<String, List<Change>> changes) {
  /// The sample as it is.
  static final Pace SAMPLE = new Pace(Duration.ofSeconds(25), Map.of());

  /// Holds, watch and soak of a few seconds; all else as it is. A release is watched from about 7 s
  /// to 21 s after its start on an idle machine, and the late one turns bad at 15.
  static final Pace STORY =
      new Pace(
          Duration.ofSeconds(15),
          Map.of(
              "environments/staging.yaml",
              List.of(
                  new Change("{weight: 10, hold: 5s}", "{weight: 10, hold: 2s}"),
                  new Change("{weight: 50, hold: 5s}", "{weight: 50, hold: 2s}"),
                  new Change("watch: 30s", "watch: 14s")),
              "environments/production.yaml",
              List.of(new Change("soak: 30s", "soak: 1s"), new Change("watch: 1m", "watch: 10s")),
              "environments/dev.yaml",
              List.of(new Change("watch: 10s", "watch: 2s"))));

  Pace {
    changes = Map.copyOf(changes);
  }

  record Change(String from, String to) {}

  /// @param path in the sample
  /// @throws IOException when the sample no longer says what is to be changed
  String paced(String path, String text) throws IOException {
    String paced = text;
    for (Change change : changes.getOrDefault(path, List.of())) {
      if (!paced.contains(change.from())) {
        throw new IOException(path + " of the sample does not say \"" + change.from() + "\"");
      }
      paced = paced.replace(change.from(), change.to());
    }
    return paced;
  }
}
