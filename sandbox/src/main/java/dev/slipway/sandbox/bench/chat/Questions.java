package dev.slipway.sandbox.bench.chat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How often each question was answered. A question's word is unlike every other's, and its answer
/// holds it.
///
/// @param times by word; 0 where there is no answer
record Questions(Map<String, Integer> times) {
  private static final Pattern WORD = Pattern.compile("q?9\\.0\\.\\d{6}");

  Questions {
    times = Map.copyOf(times);
  }

  /// The word of the question that was asked as the act of that number.
  ///
  /// @param number up to 999,999
  static String word(int number, boolean mistyped) {
    return "%s9.0.%06d".formatted(mistyped ? "q" : "", number);
  }

  /// @param words of all that was asked
  /// @param said the private answers, whichever they are to
  static Questions of(List<String> words, List<String> said) {
    Map<String, Integer> times = new HashMap<>();
    words.forEach(word -> times.put(word, 0));
    said.forEach(
        text -> words(text).forEach(word -> times.computeIfPresent(word, (_, n) -> n + 1)));
    return new Questions(times);
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  /// How many were answered that often.
  long answered(int often) {
    return times.values().stream().filter(each -> each == often).count();
  }

  /// The words of those without an answer, sorted.
  List<String> unanswered() {
    return words(0, 0);
  }

  /// The words of those that were answered more than twice, sorted.
  List<String> tooOften() {
    return words(3, Integer.MAX_VALUE);
  }

  private List<String> words(int least, int most) {
    return times.entrySet().stream()
        .filter(each -> each.getValue() >= least && each.getValue() <= most)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
