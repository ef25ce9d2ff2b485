/// The journal in a database, SQLite or PostgreSQL by the same SQL; every commit durable.
///
/// The only package that imports JDBI; the database is opened by `storage`. Start reading at
/// [SqlJournal].
@NullMarked
package dev.slipway.reconciler.journal.sql;

import org.jspecify.annotations.NullMarked;
