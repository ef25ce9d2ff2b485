package dev.slipway.bot.incident;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/// Names an incident in chat and in calls: `i-20261125-1200-7k3m`. Ids sort by the minute (UTC) in
/// which their incidents were opened.
public record IncidentId(String text) {
  private static final Pattern SHAPE = Pattern.compile("i-[0-9]{8}-[0-9]{4}-[a-z0-9]{2,8}");
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmm").withZone(ZoneOffset.UTC);

  public IncidentId {
    if (!isValid(text)) {
      throw new IllegalArgumentException("not an incident's id: " + text);
    }
  }

  /// @param tail tells apart what is opened in the same minute: 2 to 8 letters and digits
  public static IncidentId of(Instant opened, String tail) {
    return new IncidentId("i-" + MINUTE.format(opened) + "-" + tail);
  }

  public static boolean isValid(String text) {
    return SHAPE.matcher(text).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}
