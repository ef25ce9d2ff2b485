package dev.slipway.bot.request;

/// One service in one environment.
public record Place(String environment, String service) {
  @Override
  public String toString() {
    return service + " in " + environment;
  }
}
