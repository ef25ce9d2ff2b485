package dev.slipway.bot.request;

import java.util.regex.Pattern;

/// Names a request in chat, in commits (`Slipway-Request:`) and in events: `r-7k3mq2`.
public record RequestId(String text) {
  private static final Pattern SHAPE = Pattern.compile("r-[a-z0-9]{4,20}");

  public RequestId {
    if (!isValid(text)) {
      throw new IllegalArgumentException("not a request's id: " + text);
    }
  }

  public static boolean isValid(String text) {
    return SHAPE.matcher(text).matches();
  }

  /// Where its commit stands until it is merged, where people merge.
  public String branch() {
    return "slipway/" + text;
  }

  @Override
  public String toString() {
    return text;
  }
}
