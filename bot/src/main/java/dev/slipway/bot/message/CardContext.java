package dev.slipway.bot.message;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// What a card needs beside the state that it tells.
///
/// @param source where the service's source is read, for the commits between two versions
/// @param owners the teams that own the service
/// @param standIn who may approve because they are on call now
/// @param inGit whether Git names the version already
/// @param late whether it is said later than it happened, because Slack could not be reached
public record CardContext(
    People people,
    Optional<URI> source,
    List<String> owners,
    Trouble trouble,
    Optional<String> standIn,
    boolean inGit,
    boolean late) {
  public CardContext {
    owners = List.copyOf(owners);
  }
}
