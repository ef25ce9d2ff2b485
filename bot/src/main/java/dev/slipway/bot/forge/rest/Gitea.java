package dev.slipway.bot.forge.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.bot.forge.Forge.Proposal;
import dev.slipway.bot.forge.Forge.Standing;
import dev.slipway.bot.forge.FoundPullRequest;
import dev.slipway.bot.forge.FoundPullRequest.State;
import java.util.Map;
import java.util.Optional;

/// [Gitea's API](https://docs.gitea.com/api/), which Forgejo has too; from Gitea 1.18 on.
///
/// @param repository `owner/name`
/// @param base the branch into which is merged
public record Gitea(String repository, String base) implements Dialect {
  @Override
  public String name() {
    return "Gitea";
  }

  @Override
  public String rights() {
    return "write:repository and write:issue, and its user may write to the repository";
  }

  @Override
  public Map<String, String> headers(String token) {
    return Map.of("Authorization", "token " + token, "Accept", "application/json");
  }

  @Override
  public int existsAlready() {
    return 409;
  }

  /// The branch is the rest of the path, slashes and all.
  @Override
  public Call find(String branch) {
    return Call.get(
        "looking for the pull request of " + branch,
        pulls() + "/" + Call.encoded(base) + "/" + branch);
  }

  @Override
  public Call look(long number) {
    return Call.get("looking at pull request " + number, pulls() + "/" + number);
  }

  @Override
  public Call open(Proposal proposal) {
    return new Call("opening a pull request", "POST", pulls(), Optional.empty())
        .with(
            Map.of(
                "title", proposal.title(),
                "head", proposal.branch(),
                "base", base,
                "body", proposal.description()));
  }

  @Override
  public Call close(long number, String description) {
    return new Call(
            "closing pull request " + number, "PATCH", pulls() + "/" + number, Optional.empty())
        .with(Map.of("state", "closed", "body", description));
  }

  @Override
  public Call aboutRepository() {
    return Call.get("looking at the repository", "/repos/" + repository);
  }

  @Override
  public Standing standing(JsonNode found) {
    JsonNode push = found.path("permissions").path("push");
    return new Standing(
        found.path("full_name").asText(repository),
        push.isBoolean() ? Optional.of(push.asBoolean()) : Optional.empty(),
        rights());
  }

  @Override
  public FoundPullRequest read(JsonNode found) {
    State state =
        found.path("merged").asBoolean()
            ? new State.Merged()
            : found.path("state").asText().equals("open")
                ? new State.Open()
                : new State.Closed(Optional.empty());
    return Dialect.found(found, "number", "html_url", "body", state);
  }

  private String pulls() {
    return "/repos/" + repository + "/pulls";
  }
}
