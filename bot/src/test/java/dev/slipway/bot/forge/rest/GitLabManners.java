package dev.slipway.bot.forge.rest;

import dev.slipway.bot.forge.rest.StandIn.Pull;
import dev.slipway.bot.forge.rest.StandIn.Question;
import dev.slipway.bot.forge.rest.StandIn.Reply;
import dev.slipway.bot.forge.rest.StandIn.Violation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// As https://docs.gitlab.com/api/merge_requests/ says.
final class GitLabManners implements StandIn.Manners {
  private static final String PROJECT = "/projects/acme%2Fplatform%2Fenvironments";
  private static final String REQUESTS = PROJECT + "/merge_requests";

  @Override
  public String root() {
    return "/api/v4";
  }

  @Override
  public Optional<String> wrongToken(Question question, String token) {
    return token.equals(question.headers().get("private-token"))
        ? Optional.empty()
        : Optional.of("401 Unauthorized");
  }

  @Override
  public Reply reply(Question question, StandIn forge) throws Violation {
    String number = question.path().replaceFirst("^" + REQUESTS + "/", "");
    return switch (question.method() + " " + question.path().replaceFirst("[0-9]+$", "N")) {
      case "GET " + PROJECT ->
          new Reply(
              200,
              Map.of(
                  "path_with_namespace",
                  "acme/platform/environments",
                  "permissions",
                  Map.of("project_access", Map.of("access_level", 30))));
      case "GET " + REQUESTS -> list(question, forge);
      case "POST " + REQUESTS -> open(question, forge);
      case "GET " + REQUESTS + "/N" ->
          forge.numbered(number).map(each -> new Reply(200, json(each))).orElseGet(this::notFound);
      case "PUT " + REQUESTS + "/N" -> edit(question, forge, forge.numbered(number));
      default -> notFound();
    };
  }

  private Reply list(Question question, StandIn forge) throws Violation {
    question.mayAsk(
        "state", "source_branch", "target_branch", "order_by", "sort", "per_page", "page");
    Violation.unless(
        Set.of("opened", "closed", "locked", "merged", "all")
            .contains(question.query().get("state")),
        "state");
    return new Reply(
        200,
        forge
            .newest(question.query().getOrDefault("source_branch", ""))
            .map(each -> List.of(json(each)))
            .orElse(List.of()));
  }

  private Reply open(Question question, StandIn forge) throws Violation {
    question.maySay(
        Set.of(
            "source_branch",
            "target_branch",
            "title",
            "description",
            "remove_source_branch",
            "squash",
            "labels"));
    Violation.unless(question.body().path("remove_source_branch").isBoolean(), "boolean");
    String branch = question.text("source_branch");
    Optional<Pull> open = forge.newest(branch).filter(each -> each.state().equals("open"));
    if (open.isPresent()) {
      return new Reply(
          409,
          Map.of(
              "message",
              List.of(
                  "Another open merge request already exists for this source branch: !"
                      + open.get().number())));
    }
    return new Reply(
        201,
        json(
            forge.add(
                branch,
                question.text("target_branch"),
                question.text("title"),
                question.text("description"))));
  }

  private Reply edit(Question question, StandIn forge, Optional<Pull> found) throws Violation {
    question.maySay(Set.of("title", "description", "state_event", "target_branch", "labels"));
    Violation.unless(
        Set.of("close", "reopen").contains(question.text("state_event")), "state_event");
    if (found.isEmpty()) {
      return notFound();
    }
    Pull pull = found.get().with(question.text("description"));
    forge.change(
        pull.state().equals("open") ? pull.with("closed", Optional.of("slipway-bot")) : pull);
    return new Reply(200, json(forge.numbered(String.valueOf(pull.number())).orElseThrow()));
  }

  private Reply notFound() {
    return new Reply(404, Map.of("message", "404 Not found"));
  }

  private static Map<String, Object> json(Pull pull) {
    Map<String, Object> json = new HashMap<>();
    json.put("id", 1_000 + pull.number());
    json.put("iid", pull.number());
    json.put(
        "web_url",
        "https://gitlab.example.com/acme/platform/environments/-/merge_requests/" + pull.number());
    json.put("state", pull.state().equals("open") ? "opened" : pull.state());
    json.put("title", pull.title());
    json.put("description", pull.description());
    json.put("closed_by", pull.closedBy().map(each -> Map.of("username", each)).orElse(null));
    return json;
  }
}
