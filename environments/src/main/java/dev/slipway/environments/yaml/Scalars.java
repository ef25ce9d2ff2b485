package dev.slipway.environments.yaml;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Kinds of single values. A text is taken exactly as written, in quotes or not: `1.10`, `010` and
/// `no` stay what they are. Numbers and `true`/`false` are written plainly, in one way only and
/// never in quotes, so that nothing is converted or rounded.
public final class Scalars {
  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,17}");
  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,11})(\\.[0-9]{1,9})?");
  private static final Pattern PERCENT =
      Pattern.compile("((?:0|[1-9][0-9]{0,5})(?:\\.[0-9]{1,6})?)%");
  private static final Pattern DURATION = Pattern.compile("(0|[1-9][0-9]{0,8})(ms|s|m|h|d)");
  private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,11})(B|KiB|MiB|GiB|TiB)");

  private Scalars() {}

  /// A text that is not blank. `null` and `~` are refused unless quoted.
  public static Kind<String> text() {
    return text("a text", text -> text.isBlank() ? Optional.empty() : Optional.of(text));
  }

  /// A text that may be empty (`""`). `null` and `~` are refused unless quoted.
  public static Kind<String> anyText() {
    return text("a text (\"\" for an empty one)", Optional::of);
  }

  /// A text of a given shape, whole.
  public static Kind<String> text(Pattern shape, String expected) {
    return text(
        expected, text -> shape.matcher(text).matches() ? Optional.of(text) : Optional.empty());
  }

  /// A text with a meaning of its own, read by a function that returns nothing where it has none.
  public static <T> Kind<T> text(String expected, Function<String, Optional<T>> meaning) {
    return (node, problems) -> {
      if (!(node instanceof Node.Scalar scalar) || scalar.isEmpty() || isNull(scalar)) {
        return Kind.refuse(node, expected, problems);
      }
      Optional<T> value = meaning.apply(scalar.text());
      return value.isPresent() ? value : Kind.refuse(node, expected, problems);
    };
  }

  /// A whole number without quotes, sign `+`, leading zeros, fraction or exponent.
  public static Kind<Integer> wholeNumber(int min, int max) {
    return plain(
        "a whole number from " + min + " to " + max,
        text ->
            WHOLE.matcher(text).matches()
                ? Optional.of(Long.parseLong(text))
                    .filter(number -> number >= min && number <= max)
                    .map(Long::intValue)
                : Optional.empty());
  }

  /// A number such as `3` or `0.05`, without quotes or exponent.
  public static Kind<Double> decimal(double min, double max) {
    return plain(
        "a number from " + number(min) + " to " + number(max),
        text ->
            DECIMAL.matcher(text).matches()
                ? Optional.of(Double.parseDouble(text))
                    .filter(number -> number >= min && number <= max)
                : Optional.empty());
  }

  /// `5%` is the ratio 0.05.
  ///
  /// @param max in percent
  public static Kind<Double> percent(int max) {
    return text(
        "a percentage from 0% to " + max + "%, such as 5% or 0.5%",
        text -> {
          Matcher matcher = PERCENT.matcher(text);
          return matcher.matches()
              ? Optional.of(new BigDecimal(matcher.group(1)).movePointLeft(2).doubleValue())
                  .filter(ratio -> ratio * 100 <= max)
              : Optional.empty();
        });
  }

  /// A whole number with its unit, `ms`, `s`, `m`, `h` or `d`: `250ms`, `2s`, `5m`, `1h`, `30d` (a
  /// day has 24 hours).
  public static Kind<Duration> duration(Duration min, Duration max) {
    return text(
        "a duration from " + written(min) + " to " + written(max) + ", such as 250ms, 2s, 5m, 1h",
        text -> {
          Matcher matcher = DURATION.matcher(text);
          return matcher.matches()
              ? Optional.of(duration(Long.parseLong(matcher.group(1)), matcher.group(2)))
                  .filter(each -> each.compareTo(min) >= 0 && each.compareTo(max) <= 0)
              : Optional.empty();
        });
  }

  /// Bytes: a whole number with its unit, `B`, `KiB`, `MiB`, `GiB` or `TiB`.
  public static Kind<Long> size() {
    return text(
        "a size such as 256MiB or 2GiB",
        text -> {
          Matcher matcher = SIZE.matcher(text);
          if (!matcher.matches()) {
            return Optional.empty();
          }
          int power = Arrays.asList("B", "KiB", "MiB", "GiB", "TiB").indexOf(matcher.group(2));
          long number = Long.parseLong(matcher.group(1));
          long unit = 1L << (10 * power);
          return number > Long.MAX_VALUE / unit ? Optional.empty() : Optional.of(number * unit);
        });
  }

  /// A point in time with its zone, years 1970 to 9999.
  public static Kind<Instant> instant() {
    return text(
        "a time with its zone, such as 2026-12-24T00:00Z or 2026-12-24T08:00+01:00",
        text -> {
          try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            boolean inRange = time.getYear() >= 1970 && time.getYear() <= 9999;
            return inRange ? Optional.of(time.toInstant()) : Optional.empty();
          } catch (DateTimeException _) {
            return Optional.empty();
          }
        });
  }

  /// `true` or `false`, without quotes. Other words for them (`yes`, `no`, `on`, `off`) are
  /// refused.
  public static Kind<Boolean> bool() {
    return plain(
        "true or false",
        text ->
            switch (text) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              default -> Optional.empty();
            });
  }

  /// One of an enum's constants, written in lower case with `-` between words: `pull-request`.
  public static <E extends Enum<E>> Kind<E> oneOf(Class<E> type) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E each : type.getEnumConstants()) {
      words.put(each.name().toLowerCase(Locale.ROOT).replace('_', '-'), each);
    }
    return oneOf(words);
  }

  /// One of some words, each with its meaning, in the order in which messages name them.
  public static <T> Kind<T> oneOf(Map<String, T> words) {
    String expected = "one of " + String.join(", ", words.keySet());
    return (node, problems) -> {
      if (node instanceof Node.Scalar scalar) {
        T meaning = words.get(scalar.text());
        return meaning != null
            ? Optional.of(meaning)
            : Kind.refuse(node, expected, Nearest.hint(scalar.text(), words.keySet()), problems);
      }
      return Kind.refuse(node, expected, problems);
    };
  }

  /// As a user writes it, in the largest unit that leaves a whole number.
  public static String written(Duration duration) {
    long millis = duration.toMillis();
    if (millis == 0) {
      return "0s";
    }
    for (String unit : new String[] {"d", "h", "m", "s"}) {
      long length = duration(1, unit).toMillis();
      if (millis % length == 0) {
        return millis / length + unit;
      }
    }
    return millis + "ms";
  }

  private static <T> Kind<T> plain(String expected, Function<String, Optional<T>> meaning) {
    return (node, problems) -> {
      if (node instanceof Node.Scalar scalar && !scalar.quoted()) {
        Optional<T> value = meaning.apply(scalar.text());
        return value.isPresent() ? value : Kind.refuse(node, expected, problems);
      }
      Optional<String> hint =
          node instanceof Node.Scalar ? Optional.of("write it without quotes") : Optional.empty();
      return Kind.refuse(node, expected, hint, problems);
    };
  }

  private static boolean isNull(Node.Scalar scalar) {
    return !scalar.quoted()
        && switch (scalar.text()) {
          case "~", "null", "Null", "NULL" -> true;
          default -> false;
        };
  }

  private static Duration duration(long number, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      default -> throw new IllegalArgumentException("not a unit of time: " + unit);
    };
  }

  private static String number(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
