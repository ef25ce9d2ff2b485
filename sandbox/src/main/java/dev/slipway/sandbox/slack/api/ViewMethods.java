package dev.slipway.sandbox.slack.api;

import dev.slipway.sandbox.slack.blockkit.ViewCheck;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.wire.SlackJson;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import dev.slipway.sandbox.slack.workspace.View;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.util.List;

/// `views.*`: dialogs and App Homes.
final class ViewMethods {
  private final Workspace workspace;
  private final SlackJson json;

  ViewMethods(Workspace workspace, SlackJson json) {
    this.workspace = workspace;
    this.json = json;
  }

  List<Method> methods() {
    return List.of(
        Method.bot("views.open", List.of(), Method.Tier.FOUR, this::open),
        Method.bot("views.push", List.of(), Method.Tier.FOUR, this::push),
        Method.bot("views.update", List.of(), Method.Tier.FOUR, this::update),
        Method.bot("views.publish", List.of(), Method.Tier.FOUR, this::publish));
  }

  private JsonObject open(Arguments arguments) throws RefusedException {
    JsonObject content = arguments.requiredObject("view");
    ViewCheck.modal(content);
    return view(workspace.screens().open(arguments.required("trigger_id"), content));
  }

  private JsonObject push(Arguments arguments) throws RefusedException {
    JsonObject content = arguments.requiredObject("view");
    ViewCheck.modal(content);
    return view(workspace.screens().push(arguments.required("trigger_id"), content));
  }

  private JsonObject update(Arguments arguments) throws RefusedException {
    JsonObject content = arguments.requiredObject("view");
    View before =
        arguments.text("view_id").isPresent()
            ? workspace.screens().view(arguments.required("view_id"))
            : workspace.screens().viewByExternalId(arguments.required("external_id"));
    if (before.isHome()) {
      ViewCheck.home(content);
    } else {
      ViewCheck.modal(content);
    }
    return view(workspace.screens().update(before.id(), arguments.text("hash"), content));
  }

  private JsonObject publish(Arguments arguments) throws RefusedException {
    JsonObject content = arguments.requiredObject("view");
    ViewCheck.home(content);
    String user = arguments.required("user_id");
    return view(workspace.screens().publishHome(user, arguments.text("hash"), content));
  }

  private JsonObject view(View view) {
    return JsonObject.of("view", json.view(view));
  }
}
