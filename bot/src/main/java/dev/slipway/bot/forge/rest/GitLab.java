package dev.slipway.bot.forge.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.bot.forge.Forge.Proposal;
import dev.slipway.bot.forge.Forge.Standing;
import dev.slipway.bot.forge.FoundPullRequest;
import dev.slipway.bot.forge.FoundPullRequest.State;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// [GitLab's API, version 4](https://docs.gitlab.com/api/merge_requests/).
///
/// @param repository `group/project`, with subgroups where there are some
/// @param base the branch into which is merged
public record GitLab(String repository, String base) implements Dialect {
  /// From which access level on merge requests may be made.
  private static final int DEVELOPER = 30;

  @Override
  public String name() {
    return "GitLab";
  }

  @Override
  public String rights() {
    return "the scope \"api\" and the role Developer in the project";
  }

  @Override
  public Map<String, String> headers(String token) {
    return Map.of("PRIVATE-TOKEN", token, "Accept", "application/json");
  }

  @Override
  public int existsAlready() {
    return 409;
  }

  @Override
  public Call find(String branch) {
    return Call.get(
        "looking for the merge request of " + branch,
        requests()
            + "?state=all&order_by=created_at&sort=desc&per_page=1&source_branch="
            + Call.encoded(branch));
  }

  @Override
  public Call look(long number) {
    return Call.get("looking at merge request " + number, requests() + "/" + number);
  }

  /// Not squashed where the project leaves the choice: its template for squashed commits drops
  /// trailers.
  @Override
  public Call open(Proposal proposal) {
    return new Call("opening a merge request", "POST", requests(), Optional.empty())
        .with(
            Map.of(
                "title",
                proposal.title(),
                "source_branch",
                proposal.branch(),
                "target_branch",
                base,
                "description",
                proposal.description(),
                "remove_source_branch",
                true,
                "squash",
                false));
  }

  @Override
  public Call close(long number, String description) {
    return new Call(
            "closing merge request " + number, "PUT", requests() + "/" + number, Optional.empty())
        .with(Map.of("state_event", "close", "description", description));
  }

  @Override
  public Call aboutRepository() {
    return Call.get("looking at the project", project());
  }

  @Override
  public Standing standing(JsonNode found) {
    JsonNode permissions = found.path("permissions");
    Optional<Integer> level =
        Stream.of("project_access", "group_access")
            .map(each -> permissions.path(each).path("access_level"))
            .filter(JsonNode::isInt)
            .map(JsonNode::asInt)
            .max(Integer::compare);
    return new Standing(
        found.path("path_with_namespace").asText(repository),
        level.map(granted -> granted >= DEVELOPER),
        rights());
  }

  @Override
  public FoundPullRequest read(JsonNode found) {
    State state =
        switch (found.path("state").asText()) {
          case "merged" -> new State.Merged();
          case "closed" ->
              new State.Closed(
                  Optional.of(found.path("closed_by").path("username"))
                      .filter(JsonNode::isTextual)
                      .map(JsonNode::asText));
          // `locked` while it is being merged
          default -> new State.Open();
        };
    return Dialect.found(found, "iid", "web_url", "description", state);
  }

  private String project() {
    return "/projects/" + Call.encoded(repository);
  }

  private String requests() {
    return project() + "/merge_requests";
  }
}
