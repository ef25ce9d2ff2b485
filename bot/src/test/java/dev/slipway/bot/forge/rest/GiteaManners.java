package dev.slipway.bot.forge.rest;

import dev.slipway.bot.forge.rest.StandIn.Pull;
import dev.slipway.bot.forge.rest.StandIn.Question;
import dev.slipway.bot.forge.rest.StandIn.Reply;
import dev.slipway.bot.forge.rest.StandIn.Violation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// As Gitea's `routers/api/v1/repo/pull.go` does.
final class GiteaManners implements StandIn.Manners {
  private static final String REPOSITORY = "/repos/acme/environments";
  private static final String PULLS = REPOSITORY + "/pulls";

  @Override
  public String root() {
    return "/api/v1";
  }

  @Override
  public Optional<String> wrongToken(Question question, String token) {
    return ("token " + token).equals(question.headers().get("authorization"))
        ? Optional.empty()
        : Optional.of("invalid username, password or token");
  }

  @Override
  public Reply reply(Question question, StandIn forge) throws Violation {
    question.mayAsk();
    String rest = question.path().replaceFirst("^" + PULLS + "/?", "");
    boolean numbered = rest.matches("[0-9]+");
    if (question.method().equals("GET") && question.path().equals(REPOSITORY)) {
      return new Reply(
          200,
          Map.of(
              "full_name",
              "acme/environments",
              "permissions",
              Map.of("admin", false, "push", true)));
    }
    if (!question.path().startsWith(PULLS)) {
      return notFound();
    }
    return switch (question.method()) {
      case "GET" ->
          (numbered ? forge.numbered(rest) : byBaseAndHead(rest, forge))
              .map(each -> new Reply(200, json(each)))
              .orElseGet(GiteaManners::notFound);
      case "POST" -> open(question, forge);
      case "PATCH" -> edit(question, forge, forge.numbered(rest));
      default -> notFound();
    };
  }

  /// `{base}/*`.
  private static Optional<Pull> byBaseAndHead(String rest, StandIn forge) throws Violation {
    int slash = rest.indexOf('/');
    Violation.unless(slash > 0, "{base}/{head}");
    return forge
        .newest(rest.substring(slash + 1))
        .filter(each -> each.base().equals(rest.substring(0, slash)));
  }

  private static Reply open(Question question, StandIn forge) throws Violation {
    question.maySay(
        Set.of(
            "head",
            "base",
            "title",
            "body",
            "assignee",
            "assignees",
            "milestone",
            "labels",
            "due_date"));
    String head = question.text("head");
    if (forge.newest(head).filter(each -> each.state().equals("open")).isPresent()) {
      return new Reply(
          409,
          Map.of(
              "message",
              "pull request already exists for these targets [id: 1, head_branch: " + head + "]"));
    }
    return new Reply(
        201,
        json(
            forge.add(head, question.text("base"), question.text("title"), question.text("body"))));
  }

  private static Reply edit(Question question, StandIn forge, Optional<Pull> found)
      throws Violation {
    question.maySay(Set.of("title", "body", "base", "state", "milestone", "labels"));
    Violation.unless(Set.of("open", "closed").contains(question.text("state")), "state");
    if (found.isEmpty()) {
      return notFound();
    }
    Pull pull = found.get().with(question.text("body"));
    forge.change(pull.state().equals("open") ? pull.with("closed", Optional.empty()) : pull);
    return new Reply(201, json(forge.numbered(String.valueOf(pull.number())).orElseThrow()));
  }

  private static Reply notFound() {
    return new Reply(
        404, Map.of("message", "The target couldn't be found.", "errors", java.util.List.of()));
  }

  private static Map<String, Object> json(Pull pull) {
    Map<String, Object> json = new HashMap<>();
    json.put("id", 1_000 + pull.number());
    json.put("number", pull.number());
    json.put("html_url", "https://gitea.example.com/acme/environments/pulls/" + pull.number());
    json.put("state", pull.state().equals("open") ? "open" : "closed");
    json.put("merged", pull.state().equals("merged"));
    json.put("title", pull.title());
    json.put("body", pull.description());
    json.put("merge_commit_sha", pull.state().equals("merged") ? "a".repeat(40) : null);
    return json;
  }
}
