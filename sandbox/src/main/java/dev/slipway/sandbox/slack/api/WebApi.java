package dev.slipway.sandbox.slack.api;

import dev.slipway.sandbox.slack.app.AppManifest;
import dev.slipway.sandbox.slack.app.Credentials;
import dev.slipway.sandbox.slack.http.Answer;
import dev.slipway.sandbox.slack.http.Call;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.wire.SlackJson;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Takes calls of Slack's methods.
///
/// 1. the method is found, or `unknown_method`
/// 2. the arguments are read from a form, JSON or the query
/// 3. the token is known, of the right kind and has the scope, or `not_authed`, `invalid_auth`,
///    `not_allowed_token_type`, `missing_scope`
/// 4. the rate limit is kept, or 429 with `Retry-After`
/// 5. the method runs; what it refuses is answered with 200 and `ok: false`, as Slack does
public final class WebApi {
  private final Map<String, Method> methods = new HashMap<>();
  private final AppManifest manifest;
  private final Supplier<Credentials> credentials;
  private final Workspace workspace;
  private final RateLimits rateLimits;

  /// @param credentials those that are taken now
  /// @param socketUrl makes the address of a new Socket Mode connection
  public WebApi(
      Workspace workspace,
      AppManifest manifest,
      Supplier<Credentials> credentials,
      Supplier<String> socketUrl) {
    this.workspace = workspace;
    this.manifest = manifest;
    this.credentials = credentials;
    this.rateLimits = new RateLimits(workspace::now);
    SlackJson json = new SlackJson(workspace);
    Access access = new Access(workspace, manifest.scopes());
    Stream.of(
            new ChatMethods(workspace, json, access).methods(),
            new ConversationMethods(workspace, json, access).methods(),
            new HistoryMethods(workspace, json, access).methods(),
            new ReactionMethods(workspace, json, access).methods(),
            new PeopleMethods(workspace, json).methods(),
            new ViewMethods(workspace, json).methods(),
            new AppMethods(workspace, socketUrl).methods())
        .flatMap(List::stream)
        .forEach(method -> methods.put(method.name(), method));
  }

  public RateLimits rateLimits() {
    return rateLimits;
  }

  /// @param name of the method, such as `chat.postMessage`
  public Answer.Full call(String name, Call call) {
    Method method = methods.get(name);
    if (method == null) {
      return json(refusal("unknown_method").with("req_method", name));
    }
    Arguments arguments;
    try {
      arguments = Arguments.of(call);
    } catch (RefusedException e) {
      return json(refusal(e.error()));
    }
    Answer.Full answer = call(method, arguments);
    return answer
        .with("x-slack-req-id", workspace.nextId(""))
        .with("x-oauth-scopes", String.join(",", manifest.scopes()))
        .with("x-accepted-oauth-scopes", String.join(",", method.scopes()));
  }

  private Answer.Full call(Method method, Arguments arguments) {
    Optional<JsonObject> denied = denied(method, arguments.token());
    if (denied.isPresent()) {
      return json(denied.orElseThrow());
    }
    Duration wait = rateLimits.take(method, arguments.text("channel").orElse(""));
    if (wait.isPositive()) {
      return rateLimited(wait);
    }
    try {
      return json(
          withWarnings(
              JsonObject.of("ok", true).withAll(method.action().run(arguments)), arguments));
    } catch (RefusedException e) {
      return json(refusal(e));
    }
  }

  private static Answer.Full rateLimited(Duration wait) {
    return Answer.json(429, refusal("ratelimited").toString())
        .with("Retry-After", String.valueOf(wait.toSeconds()));
  }

  private Optional<JsonObject> denied(Method method, Optional<String> token) {
    if (method.token() == Method.Token.NONE) {
      return Optional.empty();
    }
    if (token.isEmpty()) {
      return Optional.of(refusal("not_authed"));
    }
    Credentials taken = credentials.get();
    boolean app = token.orElseThrow().equals(taken.appToken());
    boolean bot = token.orElseThrow().equals(taken.botToken());
    if (!app && !bot) {
      return Optional.of(refusal("invalid_auth"));
    }
    if (app != (method.token() == Method.Token.APP)) {
      return Optional.of(refusal("not_allowed_token_type"));
    }
    boolean granted =
        method.scopes().isEmpty() || method.scopes().stream().anyMatch(manifest.scopes()::contains);
    return granted ? Optional.empty() : Optional.of(missingScope(method));
  }

  private JsonObject missingScope(Method method) {
    return refusal("missing_scope")
        .with("needed", String.join(",", method.scopes()))
        .with("provided", String.join(",", manifest.scopes()));
  }

  private static JsonObject withWarnings(JsonObject answer, Arguments arguments) {
    List<String> warnings =
        Stream.concat(
                arguments.warnings().stream(),
                answer.text("warning").stream().flatMap(text -> Stream.of(text.split(",", -1))))
            .toList();
    if (warnings.isEmpty()) {
      return answer;
    }
    JsonObject metadata = answer.object("response_metadata").orElse(JsonObject.EMPTY);
    return answer
        .with("warning", String.join(",", warnings))
        .with("response_metadata", metadata.with("warnings", warnings));
  }

  private static JsonObject refusal(RefusedException e) {
    JsonObject refusal = refusal(e.error());
    if (e.details().isEmpty()) {
      return refusal;
    }
    List<String> messages = e.details().stream().map(each -> "[ERROR] " + each).toList();
    return refusal
        .with("errors", e.details())
        .with("response_metadata", JsonObject.of("messages", messages));
  }

  private static JsonObject refusal(String error) {
    return JsonObject.of("ok", false, "error", error);
  }

  private static Answer.Full json(JsonObject body) {
    return Answer.json(200, body.toString());
  }
}
