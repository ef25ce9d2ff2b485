/// The journal in SQLite keeps the contract, and what only a durable one promises.
@NullMarked
package dev.slipway.reconciler.journal.sql;

import org.jspecify.annotations.NullMarked;
