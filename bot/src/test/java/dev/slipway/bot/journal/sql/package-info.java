/// The journal in SQLite keeps the contracts, and what only a durable one promises.
@NullMarked
package dev.slipway.bot.journal.sql;

import org.jspecify.annotations.NullMarked;
