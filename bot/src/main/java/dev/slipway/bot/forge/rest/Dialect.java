package dev.slipway.bot.forge.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.bot.forge.Forge.Proposal;
import dev.slipway.bot.forge.Forge.Standing;
import dev.slipway.bot.forge.FoundPullRequest;
import dev.slipway.bot.forge.FoundPullRequest.State;
import dev.slipway.bot.request.PullRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// How one kind of forge wants to be asked, and what its answers mean. No input and no output.
public sealed interface Dialect permits GitHub, GitLab, Gitea {
  /// The forge's name for people.
  String name();

  /// What the token has to be allowed, in the forge's own words.
  String rights();

  /// Sent with each question.
  Map<String, String> headers(String token);

  /// The status by which opening is refused where there is an open one from that branch.
  int existsAlready();

  Call find(String branch);

  Call look(long number);

  Call open(Proposal proposal);

  Call close(long number, String description);

  Call aboutRepository();

  Standing standing(JsonNode repository);

  FoundPullRequest read(JsonNode pullRequest);

  /// Of a list the newest; a single one stands for itself.
  default Optional<JsonNode> newest(JsonNode found) {
    return found.isArray()
        ? StreamSupport.stream(found.spliterator(), false).findFirst()
        : Optional.of(found);
  }

  /// @param number name of the field, like the two others
  static FoundPullRequest found(
      JsonNode node, String number, String link, String description, State state) {
    if (!node.path(number).canConvertToLong() || !node.path(link).isTextual()) {
      throw new IllegalArgumentException(
          "no pull request: " + number + " or " + link + " is missing");
    }
    return new FoundPullRequest(
        new PullRequest(node.get(number).asLong(), URI.create(node.get(link).asText())),
        state,
        node.path(description).asText(""));
  }
}
