package dev.slipway.bot.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What was once known of a trail, to be kept elsewhere: its last entry. As text `NUMBER:HASH`.
public record Anchor(long number, String hash) {
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,17}):([0-9a-f]{64})");

  /// Empty where the text is none.
  public static Optional<Anchor> of(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new Anchor(Long.parseLong(form.group(1)), form.group(2)))
        : Optional.empty();
  }

  boolean contradicts(AuditEntry entry) {
    return number == entry.number() && !hash.equals(entry.hash());
  }

  @Override
  public String toString() {
    return number + ":" + hash;
  }
}
