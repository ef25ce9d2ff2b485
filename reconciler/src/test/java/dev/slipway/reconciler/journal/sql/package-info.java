/// The journal in SQLite and in PostgreSQL keeps the contract, and what only a durable one
/// promises.
@NullMarked
package dev.slipway.reconciler.journal.sql;

import org.jspecify.annotations.NullMarked;
