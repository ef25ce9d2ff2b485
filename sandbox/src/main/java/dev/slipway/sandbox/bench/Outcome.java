package dev.slipway.sandbox.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What became of users' requests, by kind.
record Outcome(Map<Kind, Count> kinds) {
  Outcome {
    kinds = Map.copyOf(kinds);
  }

  /// @param sent all that fell due
  /// @param lost failed, and no bad candidate was it: refused, cut short, too late, answered badly
  ///   by the router or by a good version, or never sent for want of room
  /// @param byCandidate 4xx and 5xx that a bad candidate answered itself
  record Count(long sent, long lost, long byCandidate) {
    private static final Count NONE = new Count(0, 0, 0);

    private Count plus(Count other) {
      return new Count(sent + other.sent, lost + other.lost, byCandidate + other.byCandidate);
    }
  }

  /// @param log of the traffic, once it has stopped
  /// @param bad versions that answer badly by design
  static Outcome read(Path log, Set<String> bad) throws IOException {
    Map<Kind, Count> kinds = new EnumMap<>(Kind.class);
    try (Stream<String> lines = Files.lines(log)) {
      lines
          .skip(1)
          .map(line -> line.split(",", -1))
          .forEach(shot -> kinds.merge(kind(shot), count(shot, bad), Count::plus));
    }
    return new Outcome(kinds);
  }

  private static Kind kind(String[] shot) {
    return Kind.of(shot[3].equals("GET"), shot[5].equals("new"), shot[9].startsWith("/slow"));
  }

  private static Count count(String[] shot, Set<String> bad) {
    // Anything but a status is a reason why there was no answer.
    if (shot[6].matches("[123]\\d\\d")) {
      return new Count(1, 0, 0);
    }
    boolean answered = shot[6].matches("\\d\\d\\d");
    return answered && bad.contains(shot[8]) ? new Count(1, 0, 1) : new Count(1, 1, 0);
  }

  Count of(Kind kind) {
    return kinds.getOrDefault(kind, Count.NONE);
  }

  Count gets() {
    return sum(Kind::isGet);
  }

  Count posts() {
    return sum(kind -> !kind.isGet());
  }

  private Count sum(Predicate<Kind> wanted) {
    return kinds.entrySet().stream()
        .filter(each -> wanted.test(each.getKey()))
        .map(Map.Entry::getValue)
        .reduce(Count.NONE, Count::plus);
  }

  /// Requests that users of a system that loses nothing would not have seen fail: all lost ones,
  /// and GETs of a bad candidate, for which the baseline stands in.
  long missed() {
    return gets().lost() + gets().byCandidate() + posts().lost();
  }
}
