package dev.slipway.bot.meters;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Words for labels: the names in the code, in small letters with hyphens.
final class Words {
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Which of those that a sealed interface permits that is.
  static String kind(Object value) {
    return kind(value.getClass());
  }

  /// All that a sealed interface permits.
  static List<String> all(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses()).map(Words::kind).sorted().toList();
  }

  private static String kind(Class<?> type) {
    return HUMP.matcher(type.getSimpleName()).replaceAll("-").toLowerCase(Locale.ROOT);
  }
}
