package dev.slipway.sandbox.slack.delivery;

import dev.slipway.sandbox.slack.app.AppManifest;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.json.MalformedJsonException;
import dev.slipway.sandbox.slack.workspace.Act;
import dev.slipway.sandbox.slack.workspace.AppLink;
import dev.slipway.sandbox.slack.workspace.OptionsAsked;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import dev.slipway.sandbox.slack.workspace.Surface;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.util.List;
import java.util.Optional;

/// Takes people's acts to the app, each on a thread of its own, and shows what the app answers at
/// once.
///
/// What the app does not answer in 3 s is told to the person, in Slack's words: a command by a line
/// of Slackbot, a click or a dialog by a warning beside it.
public final class Deliveries implements AppLink {
  private static final String TROUBLE = "We had some trouble connecting. Try again?";
  private static final String NOT_INTERACTIVE =
      "This app is not configured to handle interactive responses.";

  private final Workspace workspace;
  private final AppManifest manifest;
  private final Courier courier;
  private final ActPayloads payloads;
  private final Responses responses;
  private final Submissions submissions;

  public Deliveries(
      Workspace workspace, AppManifest manifest, Courier courier, ResponseUrls responseUrls) {
    this.workspace = workspace;
    this.manifest = manifest;
    this.courier = courier;
    this.payloads = new ActPayloads(workspace, responseUrls);
    this.responses = new Responses(workspace);
    this.submissions = new Submissions(workspace);
  }

  @Override
  public void tell(Act act) {
    Thread.ofVirtual().name("slack-act").start(() -> carry(act));
  }

  @Override
  public List<JsonObject> options(OptionsAsked asked) {
    try {
      return courier.deliver(payloads.suggestion(asked), Attempt.FIRST)
              instanceof Receipt.Taken(String body)
          ? options(body)
          : List.of();
    } catch (RefusedException _) {
      return List.of();
    }
  }

  private void carry(Act act) {
    try {
      switch (act) {
        case Act.CommandTyped typed -> command(typed);
        case Act.ActionTaken taken -> action(taken);
        case Act.ViewSubmitted submitted -> submission(submitted);
        case Act.ViewClosed closed -> courier.deliver(payloads.closing(closed), Attempt.FIRST);
      }
    } catch (RefusedException _) {
      // What the person clicked has gone in the meantime, and with it the place to show anything.
    }
  }

  private void command(Act.CommandTyped typed) throws RefusedException {
    Optional<AppManifest.Command> known = manifest.find(typed.command());
    if (known.isEmpty()) {
      say(typed, typed.command() + " is not a valid command.");
      return;
    }
    Parcel parcel = payloads.command(typed, known.orElseThrow());
    switch (courier.deliver(parcel, Attempt.FIRST)) {
      case Receipt.Taken(String body) -> answered(typed, body);
      case Receipt.Failed(String reason, _, _) -> failed(typed, commandError(reason));
    }
  }

  private void answered(Act.CommandTyped typed, String body) {
    if (body.isBlank()) {
      return;
    }
    try {
      responses.post(typed.channel(), typed.user(), message(body));
    } catch (RefusedException e) {
      failed(typed, e.error());
    }
  }

  private void action(Act.ActionTaken taken) throws RefusedException {
    if (!manifest.interactive()) {
      workspace.fail(taken.user(), taken.surface(), NOT_INTERACTIVE);
    } else if (courier.deliver(payloads.action(taken), Attempt.FIRST) instanceof Receipt.Failed) {
      workspace.fail(taken.user(), taken.surface(), TROUBLE);
    }
  }

  private void submission(Act.ViewSubmitted submitted) throws RefusedException {
    Receipt receipt = courier.deliver(payloads.submission(submitted), Attempt.FIRST);
    boolean understood =
        receipt instanceof Receipt.Taken(String body) && submissions.answered(submitted, body);
    if (!understood) {
      Surface surface = new Surface.InView(submitted.view().id());
      workspace.fail(submitted.user(), surface, TROUBLE);
    }
  }

  private void failed(Act.CommandTyped typed, String error) {
    say(typed, typed.command() + " failed with the error \"" + error + "\"");
  }

  private void say(Act.CommandTyped typed, String text) {
    responses.tell(typed.channel(), typed.user(), text);
  }

  private static String commandError(String reason) {
    return switch (reason) {
      case "http_timeout" -> "operation_timeout";
      case "http_error" -> "http_service_error";
      default -> "dispatch_failed";
    };
  }

  /// What is not JSON is a text.
  private static JsonObject message(String body) {
    try {
      return JsonObject.parse(body);
    } catch (MalformedJsonException _) {
      return JsonObject.of("text", body);
    }
  }

  private static List<JsonObject> options(String body) {
    try {
      JsonObject answer = JsonObject.parse(body);
      List<JsonObject> options = answer.objects("options");
      return options.isEmpty() ? answer.objects("option_groups") : options;
    } catch (MalformedJsonException _) {
      return List.of();
    }
  }
}
