/// The Web API: Slack's methods on a [dev.slipway.sandbox.slack.workspace.Workspace], with its
/// limits and its words for what it refuses.
///
/// Imports the workspace, `app`, `blockkit`, `wire`, `json` and the records of `http`. Start
/// reading at [WebApi]; each group of methods is a class of its own. The facts about methods,
/// errors and limits are from <https://docs.slack.dev/reference/methods>.
@NullMarked
package dev.slipway.sandbox.slack.api;

import org.jspecify.annotations.NullMarked;
