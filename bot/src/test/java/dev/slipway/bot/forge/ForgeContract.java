package dev.slipway.bot.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.forge.Forge.Proposal;
import dev.slipway.bot.forge.FoundPullRequest.State;
import org.junit.jupiter.api.Test;

/// What every forge promises.
public abstract class ForgeContract {
  protected static final String BRANCH = "slipway/r-aaaa";
  protected static final Proposal PROPOSAL =
      new Proposal(
          BRANCH,
          "Deploy frontend 1.5.0 to staging",
          "Asked for by \"Ada\" & Grace.\n\nSlipway-Request: r-aaaa");

  protected abstract Forge forge();

  /// People merge the newest one.
  protected abstract void merge();

  /// People close the newest one.
  protected abstract void close(String by);

  /// How many there are, in whatever state.
  protected abstract int opened();

  @Test
  void whereNothingWasOpenedNothingIsFound() throws ForgeException {
    assertThat(forge().find(BRANCH)).isEmpty();
  }

  @Test
  void whatWasOpenedIsFoundByItsBranchAndByItsNumber() throws ForgeException {
    FoundPullRequest opened = forge().open(PROPOSAL);

    assertThat(opened.state()).isEqualTo(new State.Open());
    assertThat(opened.description()).isEqualTo(PROPOSAL.description());
    assertThat(forge().find(BRANCH)).contains(opened);
    assertThat(forge().look(opened.pullRequest())).contains(opened);
    assertThat(forge().find("slipway/r-bbbb")).isEmpty();
  }

  @Test
  void openingItAgainFindsWhatThereIs() throws ForgeException {
    FoundPullRequest opened = forge().open(PROPOSAL);

    assertThat(forge().open(PROPOSAL)).isEqualTo(opened);
    assertThat(opened()).isEqualTo(1);
  }

  @Test
  void whatPeopleMergeIsMerged() throws ForgeException {
    FoundPullRequest opened = forge().open(PROPOSAL);

    merge();

    assertThat(forge().look(opened.pullRequest()).orElseThrow().state())
        .isEqualTo(new State.Merged());
    assertThat(forge().find(BRANCH).orElseThrow().state()).isEqualTo(new State.Merged());
  }

  @Test
  void whatPeopleCloseIsClosed() throws ForgeException {
    FoundPullRequest opened = forge().open(PROPOSAL);

    close("linus");

    assertThat(forge().look(opened.pullRequest()).orElseThrow().state())
        .isInstanceOf(State.Closed.class);
    assertThat(forge().find(BRANCH).orElseThrow().state()).isInstanceOf(State.Closed.class);
  }

  @Test
  void closingSaysWhyAboveWhatTheDescriptionSays() throws ForgeException {
    FoundPullRequest opened = forge().open(PROPOSAL);

    FoundPullRequest closed = forge().close(opened, "cancelled in chat by ada");

    assertThat(closed.state()).isInstanceOf(State.Closed.class);
    assertThat(closed.description())
        .isEqualTo("**Closed by Slipway:** cancelled in chat by ada\n\n" + PROPOSAL.description());
    assertThat(forge().look(opened.pullRequest())).contains(closed);
  }

  @Test
  void aMergeThatWasFasterThanClosingIsSaid() throws ForgeException {
    FoundPullRequest opened = forge().open(PROPOSAL);
    merge();

    assertThat(forge().close(opened, "cancelled in chat by ada").state())
        .isEqualTo(new State.Merged());
  }

  @Test
  void theTokenMayProposeHere() throws ForgeException {
    assertThat(forge().standing().mayPropose()).contains(true);
  }
}
