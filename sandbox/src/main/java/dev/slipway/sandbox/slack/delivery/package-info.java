/// What Slack sends to the app: commands, events, clicks and dialogs, signed, with time limits and
/// retries; and what it makes of the answers.
///
/// Imports the workspace, `app`, `blockkit`, `wire`, `json` and the records of `http`. Start
/// reading at [Deliveries] for acts and at [EventDispatcher] for events; the way to the app is a
/// [Courier].
@NullMarked
package dev.slipway.sandbox.slack.delivery;

import org.jspecify.annotations.NullMarked;
