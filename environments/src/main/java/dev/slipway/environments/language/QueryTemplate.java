package dev.slipway.environments.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// A PromQL query with blanks that are filled when it is asked:
/// `sum(rate(errors{service="{{service}}", version="{{candidate}}"}[1m]))`.
///
/// A blank stands inside a quoted text, where a doubled brace means nothing else. What fills it is
/// quoted for that place: behind `=~` and `!~` as a pattern that matches just that text.
public final class QueryTemplate {
  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";

  /// What a blank may stand for.
  public enum Placeholder {
    SERVICE("service"),
    ENVIRONMENT("environment"),
    /// the candidate's version
    CANDIDATE("candidate"),
    /// the baseline's version
    BASELINE("baseline"),
    /// the hash of the candidate's content, as instances find it in `SLIPWAY_RELEASE`
    CANDIDATE_RELEASE("candidateRelease"),
    BASELINE_RELEASE("baselineRelease");

    private final String word;

    Placeholder(String word) {
      this.word = word;
    }

    static Optional<Placeholder> of(String word) {
      return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    static String words() {
      return Arrays.stream(values())
          .map(each -> OPEN + each.word + CLOSE)
          .collect(Collectors.joining(", "));
    }
  }

  private sealed interface Part {
    record Text(String text) implements Part {}

    /// @param quote of the text in which it stands
    /// @param pattern whether that text is a regular expression
    record Blank(Placeholder placeholder, char quote, boolean pattern) implements Part {}
  }

  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String message) {
      super(message);
    }
  }

  private final String query;
  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private char quote;
  private boolean pattern;
  private int at;

  private QueryTemplate(String query) throws Unreadable {
    this.query = query;
    while (at < query.length()) {
      next();
    }
    if (quote != 0) {
      throw new Unreadable("a text that begins with " + quote + " does not end");
    }
    parts.add(new Part.Text(text.toString()));
  }

  /// What is wrong with a query's blanks, for people.
  public static Optional<String> problem(String query) {
    try {
      var _ = new QueryTemplate(query);
      return Optional.empty();
    } catch (Unreadable e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  /// The query as it is asked.
  ///
  /// @param query one without a [#problem]
  /// @param values one for each placeholder
  /// @throws IllegalArgumentException when the query has a problem
  public static String fill(String query, Map<Placeholder, String> values) {
    try {
      return new QueryTemplate(query)
          .parts.stream().map(part -> filled(part, values)).collect(Collectors.joining());
    } catch (Unreadable e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private void next() throws Unreadable {
    char here = query.charAt(at);
    if (query.startsWith(OPEN, at)) {
      blank();
    } else if (quote == 0 && here == '#') {
      int end = query.indexOf('\n', at);
      take((end < 0 ? query.length() : end) - at);
    } else if (here == '\\' && quote != 0 && quote != '`') {
      take(2);
    } else {
      switchQuote(here);
      take(1);
    }
  }

  private void switchQuote(char here) {
    if (quote == here) {
      quote = 0;
    } else if (quote == 0 && (here == '"' || here == '\'' || here == '`')) {
      quote = here;
      String before = query.substring(0, at).stripTrailing();
      pattern = before.endsWith("=~") || before.endsWith("!~");
    }
  }

  private void take(int length) {
    int end = Math.min(query.length(), at + length);
    text.append(query, at, end);
    at = end;
  }

  private void blank() throws Unreadable {
    int end = query.indexOf(CLOSE, at);
    String word = end < 0 ? "" : query.substring(at + OPEN.length(), end).strip();
    Optional<Placeholder> placeholder = Placeholder.of(word);
    if (placeholder.isEmpty()) {
      throw new Unreadable(
          "%s begins none of %s".formatted(query.substring(at, end(end)), Placeholder.words()));
    }
    if (quote == 0) {
      throw new Unreadable(
          "{{%s}} stands outside of a quoted text: write it as the value of a label, {label=\"{{%s}}\"}"
              .formatted(word, word));
    }
    parts.add(new Part.Text(text.toString()));
    text.setLength(0);
    parts.add(new Part.Blank(placeholder.get(), quote, pattern));
    at = end + CLOSE.length();
  }

  /// How much of a blank that is none is shown.
  private int end(int close) {
    int whole = close < 0 ? query.length() : close + CLOSE.length();
    return Math.min(whole, at + 40);
  }

  private static String filled(Part part, Map<Placeholder, String> values) {
    return switch (part) {
      case Part.Text(String text) -> text;
      case Part.Blank(Placeholder placeholder, char quote, boolean pattern) -> {
        String value = Objects.requireNonNull(values.get(placeholder), placeholder.word);
        String meant = pattern ? value.replaceAll("[^A-Za-z0-9_-]", "\\\\$0") : value;
        yield quote == '`' ? meant : meant.replace("\\", "\\\\").replace("" + quote, "\\" + quote);
      }
    };
  }
}
