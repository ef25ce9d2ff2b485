package dev.slipway.bot.forge.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.slipway.api.client.TokenSource;
import dev.slipway.bot.forge.ForgeException;
import dev.slipway.bot.forge.ForgeException.Kind;
import dev.slipway.bot.web.Exchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// Questions and answers. The token is read from its file for each question and sent to the one
/// address only. While the forge wants to be left alone, nothing is sent.
final class Calls implements AutoCloseable {
  private final Access access;
  private final Dialect dialect;
  private final InstantSource clock;
  private final ObjectMapper json = new ObjectMapper();
  private final AtomicReference<Instant> restUntil = new AtomicReference<>(Instant.MIN);
  private final Exchange exchange;

  /// @param api where it is, without a slash at its end
  /// @param deadline of one question
  record Access(URI api, TokenSource token, Duration deadline) {}

  Calls(Access access, Dialect dialect, InstantSource clock) {
    this.access = access;
    this.dialect = dialect;
    this.clock = clock;
    this.exchange = new Exchange(access.deadline());
  }

  /// @throws ForgeException when there is no answer, or it says that there is none for now
  Answer ask(Call call) throws ForgeException {
    Instant rest = restUntil.get();
    if (clock.instant().isBefore(rest)) {
      throw failed(
          Kind.MAY_PASS, call, "it wants to be asked no more until " + rest + "; it is tried then");
    }
    String token = token(call);
    Answer answer = read(send(call, token));
    if (answer.isTooMuch()) {
      Instant until = answer.restUntil(clock.instant());
      restUntil.set(until);
      throw failed(
          Kind.MAY_PASS,
          call,
          "it was asked too often and wants rest until " + until + "; it is tried then");
    }
    if (answer.status() / 100 == 5) {
      throw failed(Kind.MAY_PASS, call, "it answered " + answer.status() + "; it is tried again");
    }
    if (answer.words().contains(token)) {
      throw failed(Kind.LASTS, call, "it answered " + answer.status() + " and repeats the token");
    }
    return answer;
  }

  /// @param why and what to do
  ForgeException failed(Kind kind, Call call, String why) {
    return new ForgeException(
        kind, call.doing() + " at " + dialect.name() + " (" + access.api() + ") failed: " + why);
  }

  private String token(Call call) throws ForgeException {
    try {
      return access.token().token().orElseThrow();
    } catch (IOException e) {
      throw failed(
          Kind.LASTS, call, e.getMessage() + ": put a token there with " + dialect.rights());
    }
  }

  private HttpResponse<byte[]> send(Call call, String token) throws ForgeException {
    return switch (exchange.ask(request(call, token))) {
      case Exchange.Outcome.Answered(HttpResponse<byte[]> response) -> response;
      case Exchange.Outcome.Unanswered(String why) ->
          throw failed(Kind.MAY_PASS, call, why + "; it is tried again");
    };
  }

  private HttpRequest request(Call call, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(access.api() + call.path()))
            .header("User-Agent", "slipway")
            .method(
                call.method(),
                call.body()
                    .map(body -> BodyPublishers.ofString(body.toString()))
                    .orElseGet(BodyPublishers::noBody));
    dialect.headers(token).forEach(request::header);
    if (call.body().isPresent()) {
      request.header("Content-Type", "application/json");
    }
    return request.build();
  }

  private Answer read(HttpResponse<byte[]> response) {
    JsonNode body;
    try {
      body = json.readTree(response.body());
    } catch (IOException _) {
      body = MissingNode.getInstance();
    }
    return new Answer(response.statusCode(), response.headers(), body);
  }

  @Override
  public void close() {
    exchange.close();
  }
}
