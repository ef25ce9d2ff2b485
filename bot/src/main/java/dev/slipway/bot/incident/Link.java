package dev.slipway.bot.incident;

import java.net.URI;

/// What an incident is connected with.
public sealed interface Link {
  record ToIncident(IncidentId id) implements Link {}

  record ToAddress(URI address) implements Link {}
}
