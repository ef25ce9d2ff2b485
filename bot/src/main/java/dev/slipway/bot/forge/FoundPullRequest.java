package dev.slipway.bot.forge;

import dev.slipway.bot.request.PullRequest;
import java.util.Optional;

/// A pull request as the forge has it.
///
/// @param description as it is now: people may have changed it
public record FoundPullRequest(PullRequest pullRequest, State state, String description) {
  /// Where it stands.
  public sealed interface State {
    record Open() implements State {}

    record Merged() implements State {}

    /// Without a merge.
    ///
    /// @param by who, as the forge names them, where it says so
    record Closed(Optional<String> by) implements State {}
  }
}
