package dev.slipway.bot.forge.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.bot.forge.Forge.Proposal;
import dev.slipway.bot.forge.Forge.Standing;
import dev.slipway.bot.forge.FoundPullRequest;
import dev.slipway.bot.forge.FoundPullRequest.State;
import java.util.Map;
import java.util.Optional;

/// [GitHub's REST API](https://docs.github.com/rest/pulls/pulls), version 2022-11-28.
///
/// @param repository `owner/name`
/// @param base the branch into which is merged
public record GitHub(String repository, String base) implements Dialect {
  @Override
  public String name() {
    return "GitHub";
  }

  @Override
  public String rights() {
    return "\"Pull requests: read and write\" and \"Metadata: read\" on the repository";
  }

  @Override
  public Map<String, String> headers(String token) {
    return Map.of(
        "Authorization", "Bearer " + token,
        "Accept", "application/vnd.github+json",
        "X-GitHub-Api-Version", "2022-11-28");
  }

  @Override
  public int existsAlready() {
    return 422;
  }

  @Override
  public Call find(String branch) {
    String owner = repository.substring(0, repository.indexOf('/'));
    return Call.get(
        "looking for the pull request of " + branch,
        pulls()
            + "?state=all&sort=created&direction=desc&per_page=1&head="
            + Call.encoded(owner + ":" + branch));
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
        found.path("merged_at").isTextual()
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
