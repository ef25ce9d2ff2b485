/// Who is told of incidents beside Slack: what they hear, pure, and how it gets to them: durable,
/// in order for each incident and reader, each notifier on a thread of its own.
///
/// Imports java.*, `incident` and `environments.language`. Adapters: `notify.web`, `notify.mail`;
/// one contract test for all. Start reading at [Notices], then [Messenger].
@NullMarked
package dev.slipway.bot.notify;

import org.jspecify.annotations.NullMarked;
