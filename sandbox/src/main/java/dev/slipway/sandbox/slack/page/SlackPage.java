package dev.slipway.sandbox.slack.page;

import dev.slipway.sandbox.slack.http.Answer;
import dev.slipway.sandbox.slack.http.Call;
import dev.slipway.sandbox.slack.http.Site;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.json.MalformedJsonException;
import dev.slipway.sandbox.slack.workspace.Change;
import dev.slipway.sandbox.slack.workspace.People;
import dev.slipway.sandbox.slack.workspace.Person;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.util.Map;
import java.util.function.Consumer;

/// The page of the local Slack. Takes `/` and everything below `/page/`.
///
/// | Path | Answers |
/// |---|---|
/// | `/?user=U0ADA&channel=deploys&draft=/help` | the page, as that person, with that in the box |
/// | `/page/events?user=U` | what the person sees, then what changes: [EventStream] |
/// | `/page/messages?user=U&channel=C&before=TS` or `&thread=TS` | messages that a page lacks |
/// | `POST /page/acts` | what the person does: [Gestures] |
///
/// Asks for no password: whoever can reach the port is whoever they want to be, which is the point
/// of it. Serve it on loopback only.
public final class SlackPage implements Site, AutoCloseable {
  private static final Map<String, String> STREAM =
      Map.of("Content-Type", "text/event-stream; charset=utf-8");

  private final Workspace workspace;
  private final Gestures gestures;
  private final JsonObject suggestions;
  private final Feed feed = new Feed();
  private final DialogErrors errors = new DialogErrors();
  private final String epoch;
  private final Consumer<Change> listener = this::note;

  public SlackPage(Workspace workspace, People people, Suggestions suggestions) {
    this.workspace = workspace;
    this.gestures = new Gestures(people);
    this.suggestions = suggestions.json();
    this.epoch = Long.toString(workspace.now().toEpochMilli(), Character.MAX_RADIX);
    workspace.listen(listener);
  }

  @Override
  public Answer answer(Call call) {
    return Guard.guarded(Guard.refusal(call).orElseGet(() -> route(call)));
  }

  /// Follows the workspace no longer; the port is closed by who opened it.
  @Override
  public void close() {
    workspace.forget(listener);
  }

  private Answer route(Call call) {
    return switch (call.method() + " " + call.path()) {
      case "GET /" -> PageFiles.answer("index.html");
      case "GET /page/events" -> events(call);
      case "GET /page/messages" -> messages(Call.fields(call.query()));
      case "POST /page/acts" -> act(call.body());
      case String path when path.startsWith("GET /page/") ->
          PageFiles.answer(path.substring("GET /page/".length()));
      case String _ -> PageFiles.missing();
    };
  }

  private Answer events(Call call) {
    Map<String, String> query = Call.fields(call.query());
    String lastId = call.header("last-event-id");
    String resumed = lastId.isEmpty() ? query.getOrDefault("after", "") : lastId;
    EventStream stream = new EventStream(feed, view(query), suggestions, epoch);
    return new Answer.Stream(STREAM, sink -> stream.run(resumed, sink));
  }

  private Answer messages(Map<String, String> query) {
    String channel = query.getOrDefault("channel", "");
    try {
      JsonObject found =
          query.containsKey("thread")
              ? view(query).thread(channel, query.getOrDefault("thread", ""))
              : view(query).earlier(channel, query.getOrDefault("before", ""));
      return Answer.json(200, found.toString());
    } catch (RefusedException e) {
      return refused(e.error());
    }
  }

  private Answer act(String body) {
    try {
      return Answer.json(200, gestures.perform(JsonObject.parse(body)).toString());
    } catch (RefusedException e) {
      return refused(e.error());
    } catch (MalformedJsonException _) {
      return refused("invalid_json");
    }
  }

  /// Of the person who is asked for, or of the first one there is.
  private PersonView view(Map<String, String> query) {
    String user =
        workspace
            .directory()
            .find(query.getOrDefault("user", ""))
            .filter(person -> !person.isBot())
            .or(() -> workspace.directory().people().stream().filter(p -> !p.isBot()).findFirst())
            .map(Person::id)
            .orElse("");
    return new PersonView(workspace, errors, user);
  }

  private void note(Change change) {
    errors.note(change);
    feed.add(Topic.of(change));
  }

  private static Answer refused(String error) {
    return Answer.json(400, JsonObject.of("ok", false, "error", error).toString());
  }
}
