package dev.slipway.sandbox.slack;

import dev.slipway.sandbox.slack.api.RateLimits;
import dev.slipway.sandbox.slack.api.WebApi;
import dev.slipway.sandbox.slack.app.Credentials;
import dev.slipway.sandbox.slack.http.Answer;
import dev.slipway.sandbox.slack.http.Call;
import dev.slipway.sandbox.slack.http.LoopbackServer;
import dev.slipway.sandbox.slack.http.Site;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.io.IOException;

/// A local Slack, running. Safe for several threads.
public final class SlackServer implements AutoCloseable {
  private static final String API = "/api/";

  private final SlackSetup setup;
  private final Workspace workspace;
  private final WebApi api;
  private final LoopbackServer server;

  private SlackServer(SlackSetup setup) throws IOException {
    this.setup = setup;
    this.workspace = new Workspace(setup.cast(), setup.clock());
    this.api = new WebApi(workspace, setup.manifest(), setup.credentials(), () -> "");
    this.server = LoopbackServer.start(setup.port(), new Served());
  }

  /// Takes calls when it returns.
  ///
  /// @throws IOException when the port cannot be had
  public static SlackServer start(SlackSetup setup) throws IOException {
    return new SlackServer(setup);
  }

  /// `http://127.0.0.1:PORT`.
  public String url() {
    return "http://127.0.0.1:" + server.port();
  }

  /// What Slack's SDKs take as the prefix of methods: `http://127.0.0.1:PORT/api/`.
  public String apiUrl() {
    return url() + API;
  }

  public Credentials credentials() {
    return setup.credentials();
  }

  public Workspace workspace() {
    return workspace;
  }

  /// Off unless they are switched on.
  public RateLimits rateLimits() {
    return api.rateLimits();
  }

  @Override
  public void close() {
    server.close();
  }

  private final class Served implements Site {
    @Override
    public Answer answer(Call call) {
      if (call.path().startsWith(API)) {
        return api.call(call.path().substring(API.length()), call);
      }
      return Answer.text(404, "nothing here");
    }
  }
}
