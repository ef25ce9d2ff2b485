package dev.slipway.sandbox.slack.delivery;

import dev.slipway.sandbox.slack.json.JsonObject;

/// Something for the app.
public record Parcel(Kind kind, JsonObject payload) {
  /// What it is; over HTTP this decides the form of the request, over a socket the envelope's type.
  public enum Kind {
    COMMAND("slash_commands"),
    INTERACTION("interactive"),
    EVENT("events_api");

    private final String envelopeType;

    Kind(String envelopeType) {
      this.envelopeType = envelopeType;
    }

    public String envelopeType() {
      return envelopeType;
    }
  }
}
