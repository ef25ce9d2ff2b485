package dev.slipway.bot.slack.bolt;

import com.google.gson.JsonParseException;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.util.http.SlackHttpClient;
import dev.slipway.bot.slack.SlackException;
import dev.slipway.bot.slack.SlackException.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;

/// Slack's Web API: one deadline for each call, nothing tried again, every failure told as the port
/// wants it.
public final class WebApi implements AutoCloseable {
  private static final int DEADLINE_MILLIS = 10_000;

  private final SentWatch watch = new SentWatch();
  private final Slack slack;
  private final TokenFile token;

  /// @param address `https://slack.com/api/`, with the slash
  /// @param token the bot's: `xoxb-...`
  public WebApi(URI address, TokenFile token) {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(address.toString());
    config.setHttpClientResponseHandlers(List.of()); // they log bodies
    config.setStatsEnabled(false); // they ask auth.test before the first call
    config.setHttpClientCallTimeoutMillis(DEADLINE_MILLIS);
    config.setHttpClientReadTimeoutMillis(DEADLINE_MILLIS);
    config.setHttpClientWriteTimeoutMillis(DEADLINE_MILLIS);
    if ("http".equals(address.getScheme())) {
      config.setProxyUrl(null); // a stand-in on this machine
    }
    OkHttpClient client =
        SlackHttpClient.buildOkHttpClient(config)
            .newBuilder()
            .retryOnConnectionFailure(false)
            .connectTimeout(Duration.ofMillis(DEADLINE_MILLIS / 2))
            .eventListener(watch)
            .build();
    SlackHttpClient http = new SlackHttpClient(client);
    http.setConfig(config);
    this.slack = Slack.getInstance(config, http);
    this.token = token;
  }

  /// One call of a method.
  interface Method<T> {
    T call(MethodsClient methods) throws IOException, SlackApiException;
  }

  /// One use of an address that Slack gave.
  interface Use<T> {
    T call(Slack slack) throws IOException;
  }

  Slack slack() {
    return slack;
  }

  <T extends SlackApiTextResponse> T call(Method<T> method) throws SlackException {
    MethodsClient methods = slack.methods(token());
    try {
      T response = method.call(methods);
      if (!response.isOk()) {
        throw Failures.refused(String.valueOf(response.getError()));
      }
      return response;
    } catch (SlackApiException e) {
      throw Failures.answered(
          e.getResponse().code(),
          e.getResponse().header("Retry-After"),
          e.getError() == null ? null : e.getError().getError());
    } catch (IOException e) {
      throw Failures.unanswered(watch.sentSomething(), e);
    } catch (JsonParseException e) {
      throw new SlackException(
          Kind.UNKNOWN_OUTCOME, "", "Slack's answer is no JSON: " + e.getMessage());
    }
  }

  <T> T use(Use<T> use) throws SlackException {
    try {
      return use.call(slack);
    } catch (IOException e) {
      throw Failures.unanswered(watch.sentSomething(), e);
    }
  }

  private String token() throws SlackException {
    try {
      return token.read();
    } catch (IOException e) {
      throw new SlackException(Kind.UNREACHABLE, "", String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    try {
      slack.close();
    } catch (Exception e) {
      throw new IllegalStateException("cannot close the connections to Slack", e);
    }
  }
}
