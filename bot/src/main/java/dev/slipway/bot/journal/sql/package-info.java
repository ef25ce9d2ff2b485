/// The bot's journal and outbox in a database, SQLite or PostgreSQL by the same SQL.
///
/// The only package that imports JDBI; the database is opened by `storage`. Start reading at
/// [SqlJournal], then [OutboxTables].
@NullMarked
package dev.slipway.bot.journal.sql;

import org.jspecify.annotations.NullMarked;
