package dev.slipway.bot.forge;

import dev.slipway.bot.request.PullRequest;
import java.util.Optional;

/// Where people merge. Blocking; may be called from several threads; each call may be made again
/// after any outcome.
///
/// What happened is the repository's to tell; a forge says what the repository cannot: that a pull
/// request was closed, or merged under another name.
public interface Forge {
  /// The newest pull request from a branch of the repository, in whatever state.
  Optional<FoundPullRequest> find(String branch) throws ForgeException;

  /// One that is known, as it is now; empty when it is not there any more.
  Optional<FoundPullRequest> look(PullRequest known) throws ForgeException;

  /// Opens one; what was opened before, and never heard of, is found.
  FoundPullRequest open(Proposal proposal) throws ForgeException;

  /// Closes one that is open, and says why above what its description says.
  ///
  /// @param reason for people, one sentence
  /// @return as it is then: merged, where somebody was faster
  FoundPullRequest close(FoundPullRequest open, String reason) throws ForgeException;

  /// Looks whether all of that may be done; changes nothing.
  Standing standing() throws ForgeException;

  /// What is proposed to those who merge.
  ///
  /// @param branch that holds the commit, in the same repository
  /// @param description Markdown, for people
  record Proposal(String branch, String title, String description) {}

  /// What the token may do with the repository.
  ///
  /// @param repository as the forge names it
  /// @param mayPropose whether it may open pull requests; absent where the forge does not say
  /// @param rights that it needs, in the forge's own words
  record Standing(String repository, Optional<Boolean> mayPropose, String rights) {}
}
