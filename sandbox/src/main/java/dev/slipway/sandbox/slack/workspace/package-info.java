/// What a Slack workspace is: people, channels, messages, reactions, modals, App Homes, and what
/// people do in it.
///
/// Plain Java, one lock, imports `slack.json` only: knows nothing of HTTP, signatures or pages.
/// Start reading at [Workspace]; [People] is the side of those who type and click, [AppLink] is
/// where their acts leave for the app, [Change] is what everybody may watch.
@NullMarked
package dev.slipway.sandbox.slack.workspace;

import org.jspecify.annotations.NullMarked;
