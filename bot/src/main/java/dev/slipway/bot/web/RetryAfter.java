package dev.slipway.bot.web;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/// The header `Retry-After`: when to ask again (RFC 9110, 10.2.3).
public final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

  private RetryAfter() {}

  /// @return empty where it is missing or means nothing
  public static Optional<Instant> in(HttpHeaders headers, Instant now) {
    return headers.firstValue("retry-after").map(String::strip).flatMap(text -> moment(text, now));
  }

  /// Seconds, or a date as HTTP writes it.
  private static Optional<Instant> moment(String text, Instant now) {
    if (SECONDS.matcher(text).matches()) {
      return Optional.of(now.plusSeconds(Long.parseLong(text)));
    }
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
