package dev.slipway.bot.request;

/// Names a request in chat, in commits (`Slipway-Request:`) and in events: `r-7k3mq2`.
public record RequestId(String text) {
  public RequestId {
    if (!text.matches("r-[a-z0-9]{4,20}")) {
      throw new IllegalArgumentException("not a request's id: " + text);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
