/// The journal in SQLite and in PostgreSQL keeps the contracts, and what only a durable one
/// promises.
@NullMarked
package dev.slipway.bot.journal.sql;

import org.jspecify.annotations.NullMarked;
