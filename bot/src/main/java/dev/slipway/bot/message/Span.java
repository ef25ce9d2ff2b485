package dev.slipway.bot.message;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How long something took or lasts, in words.
public final class Span {
  private Span() {}

  /// `2 d 4 h`, `1 h 5 min`, `40 s`: the two largest units that are not zero.
  public static String words(Duration length) {
    String words =
        Stream.of(
                part(length.toDaysPart(), " d"),
                part(length.toHoursPart(), " h"),
                part(length.toMinutesPart(), " min"),
                part(length.toSecondsPart(), " s"))
            .flatMap(Optional::stream)
            .limit(2)
            .collect(Collectors.joining(" "));
    return words.isEmpty() ? "0 s" : words;
  }

  private static Optional<String> part(long number, String unit) {
    return number == 0 ? Optional.empty() : Optional.of(number + unit);
  }
}
