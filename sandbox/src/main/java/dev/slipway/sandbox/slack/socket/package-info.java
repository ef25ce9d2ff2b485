/// Socket Mode: what Slack sends to an app over WebSockets that the app has opened.
///
/// Another way of `delivery`; imports it, `json` and the records of `http`. Start reading at
/// [SocketMode].
@NullMarked
package dev.slipway.sandbox.slack.socket;

import org.jspecify.annotations.NullMarked;
