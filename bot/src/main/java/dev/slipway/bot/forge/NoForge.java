package dev.slipway.bot.forge;

import dev.slipway.bot.forge.ForgeException.Kind;
import dev.slipway.bot.request.PullRequest;
import java.util.Optional;

/// Where the configuration names none.
public final class NoForge implements Forge {
  @Override
  public Optional<FoundPullRequest> find(String branch) throws ForgeException {
    throw none();
  }

  @Override
  public Optional<FoundPullRequest> look(PullRequest known) throws ForgeException {
    throw none();
  }

  @Override
  public FoundPullRequest open(Proposal proposal) throws ForgeException {
    throw none();
  }

  @Override
  public FoundPullRequest close(FoundPullRequest open, String reason) throws ForgeException {
    throw none();
  }

  @Override
  public Standing standing() throws ForgeException {
    throw none();
  }

  private static ForgeException none() {
    return new ForgeException(
        Kind.LASTS,
        "the environment wants pull requests (`commit: pull-request`), but the bot's configuration has no section `forge`: add it, or let the environment say `commit: push`");
  }
}
