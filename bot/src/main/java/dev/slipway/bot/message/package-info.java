/// What people read in chat, pure: state in, Block Kit out as plain records. Golden files hold each
/// message; Slack's limits are kept here, whatever the lengths of names. Equal input gives equal
/// messages, so that an edit without a change is never sent.
///
/// Imports java.*, `api.state`, `api.event`, `api.operation`, `environments.language`, `request`,
/// `incident`, `following`, `numbers` and `command`. Start reading at [Message], then
/// [RequestCard]; [Markup] is what makes foreign text harmless.
@NullMarked
package dev.slipway.bot.message;

import org.jspecify.annotations.NullMarked;
