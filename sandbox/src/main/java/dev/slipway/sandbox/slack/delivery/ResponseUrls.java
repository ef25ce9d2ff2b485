package dev.slipway.sandbox.slack.delivery;

import dev.slipway.sandbox.slack.blockkit.ContentCheck;
import dev.slipway.sandbox.slack.http.Answer;
import dev.slipway.sandbox.slack.http.Call;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.json.MalformedJsonException;
import dev.slipway.sandbox.slack.workspace.Content;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The addresses at which the app may answer an act later: five times within half an hour.
///
/// Source: <https://docs.slack.dev/interactivity/handling-user-interaction>, "Message responses".
public final class ResponseUrls {
  private static final Duration LIFE = Duration.ofMinutes(30);
  private static final int USES = 5;

  private final Workspace workspace;
  private final Responses responses;
  private final UnaryOperator<String> address;
  private final Map<String, Ticket> tickets = new HashMap<>();

  /// @param address from the last part of a path to a URL
  public ResponseUrls(Workspace workspace, UnaryOperator<String> address) {
    this.workspace = workspace;
    this.responses = new Responses(workspace);
    this.address = address;
  }

  /// @param message time stamp of the message in which a person acted
  private record Ticket(
      String channel, String user, Optional<String> message, Instant at, int uses) {
    Ticket used() {
      return new Ticket(channel, user, message, at, uses + 1);
    }
  }

  synchronized String issue(String channel, String user, Optional<String> message) {
    tickets
        .values()
        .removeIf(ticket -> workspace.now().isAfter(ticket.at().plus(LIFE.multipliedBy(2))));
    String id = workspace.nextId("") + workspace.nextId("");
    tickets.put(id, new Ticket(channel, user, message, workspace.now(), 0));
    return address.apply(id);
  }

  /// Takes what the app posted there.
  ///
  /// @param id the last part of the path
  public synchronized Answer.Full take(String id, Call call) {
    Ticket ticket = tickets.get(id);
    if (!call.method().equals("POST")) {
      return Answer.text(405, "method_not_allowed");
    }
    if (ticket == null) {
      return Answer.text(404, "no_service");
    }
    if (workspace.now().isAfter(ticket.at().plus(LIFE))) {
      return refused("expired_url");
    }
    if (ticket.uses() >= USES) {
      return refused("used_url");
    }
    try {
      respond(ticket, payload(call));
    } catch (MalformedJsonException _) {
      return Answer.text(400, "invalid_payload");
    } catch (RefusedException e) {
      return Answer.text(400, e.error());
    }
    tickets.put(id, ticket.used());
    return Answer.text(200, "ok");
  }

  private static JsonObject payload(Call call) throws MalformedJsonException {
    boolean form = call.mediaType().equals("application/x-www-form-urlencoded");
    return JsonObject.parse(
        form ? Call.fields(call.body()).getOrDefault("payload", "") : call.body());
  }

  private void respond(Ticket ticket, JsonObject payload) throws RefusedException {
    if (ticket.message().isPresent() && payload.flag("delete_original")) {
      workspace.messages().delete(ticket.channel(), ticket.message().orElseThrow());
    } else if (ticket.message().isPresent() && payload.flag("replace_original")) {
      Content content = ContentCheck.content(payload);
      workspace.messages().edit(ticket.channel(), ticket.message().orElseThrow(), content, false);
    } else {
      responses.post(ticket.channel(), ticket.user(), payload);
    }
  }

  private static Answer.Full refused(String error) {
    return Answer.json(404, JsonObject.of("ok", false, "error", error).toString());
  }
}
