package dev.slipway.bot.message;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A time that Slack shows in each reader's own zone. It says when something began instead of how
/// long ago that is: so nothing has to be edited while it waits.
final class SlackDate {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private SlackDate() {}

  /// `today at 10:13` for who reads it there and then.
  static String of(Instant at) {
    return "<!date^" + at.getEpochSecond() + "^{date_short_pretty} at {time}|" + plain(at) + ">";
  }

  /// Where Slack does not put it into words: notifications, plain text.
  static String plain(Instant at) {
    return UTC.format(at);
  }
}
