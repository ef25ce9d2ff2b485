/// Measures the real bot, between a local Slack and a reconciler that answers from a record.
///
/// May import the bench beside it for how figures are told, the sandbox's `chat`, `processes` and
/// `slack`, and the contract of the API; the bot itself only runs as a process. Start reading at
/// [ChatRun] and [ChatBed].
@NullMarked
package dev.slipway.sandbox.bench.chat;

import org.jspecify.annotations.NullMarked;
