/// The app that is installed in the workspace, as Slack knows it: what it may do, what it wants to
/// hear, and its secrets.
///
/// Imports `slack.json` only. Start reading at [AppManifest].
@NullMarked
package dev.slipway.sandbox.slack.app;

import org.jspecify.annotations.NullMarked;
