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

/// As https://docs.github.com/rest/pulls/pulls says.
final class GitHubManners implements StandIn.Manners {
  private static final String REPOSITORY = "/repos/acme/environments";
  private static final String PULLS = REPOSITORY + "/pulls";

  @Override
  public String root() {
    return "/api/v3";
  }

  @Override
  public Optional<String> wrongToken(Question question, String token) {
    return ("Bearer " + token).equals(question.headers().get("authorization"))
        ? Optional.empty()
        : Optional.of("Bad credentials");
  }

  @Override
  public Reply reply(Question question, StandIn forge) throws Violation {
    Violation.unless(
        "application/vnd.github+json".equals(question.headers().get("accept")), "Accept");
    Violation.unless(
        "2022-11-28".equals(question.headers().get("x-github-api-version")), "version");
    Violation.unless(question.headers().containsKey("user-agent"), "User-Agent");
    String number = question.path().replaceFirst("^" + PULLS + "/", "");
    return switch (question.method() + " " + question.path().replaceFirst("[0-9]+$", "N")) {
      case "GET " + REPOSITORY ->
          new Reply(
              200,
              Map.of(
                  "full_name",
                  "acme/environments",
                  "permissions",
                  Map.of("pull", true, "push", true)));
      case "GET " + PULLS -> list(question, forge);
      case "POST " + PULLS -> open(question, forge);
      case "GET " + PULLS + "/N" ->
          forge.numbered(number).map(each -> new Reply(200, json(each))).orElseGet(this::notFound);
      case "PATCH " + PULLS + "/N" -> edit(question, forge, forge.numbered(number));
      default -> notFound();
    };
  }

  private Reply list(Question question, StandIn forge) throws Violation {
    question.mayAsk("state", "head", "base", "sort", "direction", "per_page", "page");
    Violation.unless(
        Set.of("open", "closed", "all").contains(question.query().getOrDefault("state", "open")),
        "state");
    String head = question.query().getOrDefault("head", "");
    // A head without an owner is ignored by GitHub, and everything listed.
    Violation.unless(head.startsWith("acme:"), "head is user:ref-name");
    return new Reply(
        200, forge.newest(head.substring(5)).map(each -> List.of(json(each))).orElse(List.of()));
  }

  private Reply open(Question question, StandIn forge) throws Violation {
    question.maySay(
        Set.of(
            "title",
            "head",
            "head_repo",
            "base",
            "body",
            "maintainer_can_modify",
            "issue",
            "draft"));
    String head = question.text("head");
    if (forge.newest(head).filter(each -> each.state().equals("open")).isPresent()) {
      return new Reply(
          422,
          Map.of(
              "message",
              "Validation Failed",
              "errors",
              List.of(
                  Map.of(
                      "resource",
                      "PullRequest",
                      "code",
                      "custom",
                      "message",
                      "A pull request already exists for acme:" + head + "."))));
    }
    return new Reply(
        201,
        json(
            forge.add(head, question.text("base"), question.text("title"), question.text("body"))));
  }

  private Reply edit(Question question, StandIn forge, Optional<Pull> found) throws Violation {
    question.maySay(Set.of("title", "body", "state", "base", "maintainer_can_modify"));
    Violation.unless(Set.of("open", "closed").contains(question.text("state")), "state");
    if (found.isEmpty()) {
      return notFound();
    }
    Pull pull = found.get().with(question.text("body"));
    forge.change(pull.state().equals("open") ? pull.with("closed", Optional.empty()) : pull);
    return new Reply(200, json(forge.numbered(String.valueOf(pull.number())).orElseThrow()));
  }

  private Reply notFound() {
    return new Reply(404, Map.of("message", "Not Found", "status", "404"));
  }

  private static Map<String, Object> json(Pull pull) {
    Map<String, Object> json = new HashMap<>();
    json.put("number", pull.number());
    json.put("html_url", "https://github.example.com/acme/environments/pull/" + pull.number());
    json.put("state", pull.state().equals("open") ? "open" : "closed");
    json.put("title", pull.title());
    json.put("body", pull.description());
    json.put("merged_at", pull.state().equals("merged") ? "2026-11-25T10:00:00Z" : null);
    json.put("merge_commit_sha", "a".repeat(40));
    return json;
  }
}
