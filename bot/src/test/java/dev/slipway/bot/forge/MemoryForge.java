package dev.slipway.bot.forge;

import dev.slipway.bot.forge.ForgeException.Kind;
import dev.slipway.bot.forge.FoundPullRequest.State;
import dev.slipway.bot.request.PullRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Pull requests in a list: people merge and close them, the bot does as with a real forge.
public final class MemoryForge implements Forge {
  private final List<Made> all = new ArrayList<>();
  private Optional<Kind> trouble = Optional.empty();
  private boolean losesNextAnswer;

  /// @param proposal as it was opened
  public record Made(Proposal proposal, FoundPullRequest now) {}

  // --- what people and tests do ----------------------------------------------------------------

  /// Oldest first.
  public List<Made> all() {
    return List.copyOf(all);
  }

  public void merge() {
    set(all.size() - 1, new State.Merged(), all.getLast().now().description());
  }

  public void close(String by) {
    set(all.size() - 1, new State.Closed(Optional.of(by)), all.getLast().now().description());
  }

  /// Each question fails so from now on.
  public void fails(Kind kind) {
    trouble = Optional.of(kind);
  }

  public void worksAgain() {
    trouble = Optional.empty();
  }

  /// The next one is opened, and nobody hears of it.
  public void loseNextAnswer() {
    losesNextAnswer = true;
  }

  // --- what the bot does -----------------------------------------------------------------------

  @Override
  public Optional<FoundPullRequest> find(String branch) throws ForgeException {
    mustAnswer();
    return all.reversed().stream()
        .filter(each -> each.proposal().branch().equals(branch))
        .map(Made::now)
        .findFirst();
  }

  @Override
  public Optional<FoundPullRequest> look(PullRequest known) throws ForgeException {
    mustAnswer();
    return all.stream()
        .map(Made::now)
        .filter(each -> each.pullRequest().number() == known.number())
        .findFirst();
  }

  @Override
  public FoundPullRequest open(Proposal proposal) throws ForgeException {
    Optional<FoundPullRequest> earlier = find(proposal.branch());
    if (earlier.filter(each -> each.state() instanceof State.Open).isPresent()) {
      return earlier.get();
    }
    int number = all.size() + 1;
    PullRequest made =
        new PullRequest(number, URI.create("https://forge.example.com/acme/pull/" + number));
    all.add(
        new Made(proposal, new FoundPullRequest(made, new State.Open(), proposal.description())));
    if (losesNextAnswer) {
      losesNextAnswer = false;
      throw new ForgeException(Kind.MAY_PASS, "the answer was lost");
    }
    return all.getLast().now();
  }

  @Override
  public FoundPullRequest close(FoundPullRequest open, String reason) throws ForgeException {
    mustAnswer();
    int index = (int) open.pullRequest().number() - 1;
    if (all.get(index).now().state() instanceof State.Open) {
      set(
          index,
          new State.Closed(Optional.empty()),
          "**Closed by Slipway:** " + reason + "\n\n" + open.description());
    }
    return all.get(index).now();
  }

  @Override
  public Standing standing() throws ForgeException {
    mustAnswer();
    return new Standing("acme/environments", Optional.of(true), "");
  }

  private void set(int index, State state, String description) {
    Made made = all.get(index);
    all.set(
        index,
        new Made(
            made.proposal(), new FoundPullRequest(made.now().pullRequest(), state, description)));
  }

  private void mustAnswer() throws ForgeException {
    if (trouble.isPresent()) {
      throw new ForgeException(trouble.get(), "the forge refuses");
    }
  }
}
