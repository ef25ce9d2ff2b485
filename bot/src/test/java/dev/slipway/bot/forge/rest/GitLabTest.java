package dev.slipway.bot.forge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.forge.ForgeException;
import dev.slipway.bot.forge.FoundPullRequest;
import dev.slipway.bot.forge.FoundPullRequest.State;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GitLabTest extends RestForgeContract {
  @Override
  Dialect dialect() {
    return new GitLab("acme/platform/environments", "main");
  }

  @Override
  StandIn.Manners manners() {
    return new GitLabManners();
  }

  @Test
  void whoClosedItIsSaid() throws ForgeException {
    FoundPullRequest opened = forge().open(PROPOSAL);

    close("linus");

    assertThat(forge().look(opened.pullRequest()).orElseThrow().state())
        .isEqualTo(new State.Closed(Optional.of("linus")));
  }

  /// For a moment, before it is merged.
  @Test
  void whatIsBeingMergedIsStillOpen() throws ForgeException {
    FoundPullRequest opened = forge().open(PROPOSAL);

    server().end("locked", Optional.empty());

    assertThat(forge().look(opened.pullRequest()).orElseThrow().state())
        .isEqualTo(new State.Open());
  }
}
