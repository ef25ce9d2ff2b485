/// What people read in chat, pure: state in, Block Kit out as plain records. Golden files hold each
/// message; Slack's limits are kept here, whatever the lengths of names.
///
/// Imports java.*, `api.state`, `environments.language`, `request`, `following` and `command`.
/// Start reading at [Message].
@NullMarked
package dev.slipway.bot.message;

import org.jspecify.annotations.NullMarked;
