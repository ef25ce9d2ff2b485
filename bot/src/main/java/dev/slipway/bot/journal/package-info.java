/// The port to the bot's memory. Everything that one look decides is recorded in one transaction,
/// before anything is done about it.
///
/// Imports java.*, `request`, `following`, `incident`, `outbox`, `notify`, `slack` and `api.event`.
/// Adapters: `journal.sql`, `journal.memory`; one contract test for both. Start reading at
/// [Journal].
@NullMarked
package dev.slipway.bot.journal;

import org.jspecify.annotations.NullMarked;
