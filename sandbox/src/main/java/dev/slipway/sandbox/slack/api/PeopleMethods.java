package dev.slipway.sandbox.slack.api;

import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.wire.SlackJson;
import dev.slipway.sandbox.slack.workspace.Person;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import dev.slipway.sandbox.slack.workspace.UserGroup;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.util.List;

/// `users.*` and `usergroups.*`.
final class PeopleMethods {
  private static final int LIST_LIMIT = 1_000;

  private final Workspace workspace;
  private final SlackJson json;

  PeopleMethods(Workspace workspace, SlackJson json) {
    this.workspace = workspace;
    this.json = json;
  }

  List<Method> methods() {
    return List.of(
        Method.bot("users.info", "users:read", Method.Tier.FOUR, this::info),
        Method.bot("users.list", "users:read", Method.Tier.TWO, this::list),
        Method.bot("users.lookupByEmail", "users:read.email", Method.Tier.THREE, this::byEmail),
        Method.bot("usergroups.list", "usergroups:read", Method.Tier.TWO, this::groups),
        Method.bot("usergroups.users.list", "usergroups:read", Method.Tier.TWO, this::groupUsers));
  }

  private JsonObject info(Arguments arguments) throws RefusedException {
    return user(workspace.directory().person(arguments.required("user")));
  }

  private JsonObject list(Arguments arguments) throws RefusedException {
    Pages.Page<Person> page =
        Pages.page(workspace.directory().people(), Person::id, arguments, LIST_LIMIT);
    return JsonObject.of("members", page.elements().stream().map(json::person).toList())
        .with("cache_ts", workspace.now().getEpochSecond())
        .with("response_metadata", page.metadata());
  }

  private JsonObject byEmail(Arguments arguments) throws RefusedException {
    return user(workspace.directory().personByEmail(arguments.required("email")));
  }

  private JsonObject groups(Arguments arguments) {
    boolean users = arguments.flag("include_users");
    return JsonObject.of(
        "usergroups",
        workspace.directory().groups().stream().map(each -> group(each, users)).toList());
  }

  private JsonObject groupUsers(Arguments arguments) throws RefusedException {
    UserGroup group = workspace.directory().group(arguments.required("usergroup"));
    return JsonObject.of("users", group.members());
  }

  private JsonObject user(Person person) {
    return JsonObject.of("user", json.person(person));
  }

  private JsonObject group(UserGroup group, boolean users) {
    JsonObject shown = json.group(group);
    return users ? shown : shown.without("users");
  }
}
