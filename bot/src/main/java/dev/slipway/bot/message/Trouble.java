package dev.slipway.bot.message;

import dev.slipway.api.state.BlockStatus;
import dev.slipway.bot.incident.IncidentState;
import java.util.List;

/// What is wrong where something is to be rolled out.
///
/// @param blocks what holds the change back now
/// @param incidents those of the service or of its whole environment that are not over
public record Trouble(List<BlockStatus> blocks, List<IncidentState> incidents) {
  public Trouble {
    blocks = List.copyOf(blocks);
    incidents = List.copyOf(incidents);
  }
}
