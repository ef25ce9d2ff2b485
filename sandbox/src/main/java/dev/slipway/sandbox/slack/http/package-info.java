/// One port on loopback for everything that the local Slack serves: calls, streams, WebSockets.
///
/// The only place of the local Slack that imports Vert.x; imports nothing of ours. Start reading at
/// [SiteServer]; what is served is a [Site].
@NullMarked
package dev.slipway.sandbox.slack.http;

import org.jspecify.annotations.NullMarked;
