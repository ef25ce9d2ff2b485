/// The page on which people use the local Slack: its files, its live stream and their acts.
///
/// Imports `slack.workspace`, `slack.http` and `slack.json`; no HTTP library, no JSON library. The
/// page itself is plain ES modules in the resources beside this package; `main.js` is where they
/// begin. Start reading at [SlackPage]; [Feed] and [EventStream] keep a page up to date, [Gestures]
/// is the way back.
@NullMarked
package dev.slipway.sandbox.slack.page;

import org.jspecify.annotations.NullMarked;
