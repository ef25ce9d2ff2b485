/// The bot's journal and outbox in SQLite. The SQL is plain enough for PostgreSQL.
///
/// The only package that imports JDBI; the database is opened by `storage`. Start reading at
/// [SqlJournal], then [OutboxTables].
@NullMarked
package dev.slipway.bot.journal.sql;

import org.jspecify.annotations.NullMarked;
