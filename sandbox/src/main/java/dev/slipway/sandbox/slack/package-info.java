/// A local Slack that an app cannot tell from the real one.
///
/// [SlackServer] puts the parts together on one port and is all that other modules need. May import
/// every package below it. Then read `workspace` (what happens), `api` (what the app asks), and
/// `delivery` (what the app is told).
@NullMarked
package dev.slipway.sandbox.slack;

import org.jspecify.annotations.NullMarked;
