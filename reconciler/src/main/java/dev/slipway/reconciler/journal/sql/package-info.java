/// The journal in a database: SQLite embedded (WAL, every commit durable). The SQL is plain enough
/// for PostgreSQL.
///
/// The only package that imports JDBI; the database is opened by `storage`. Start reading at
/// [SqlJournal].
@NullMarked
package dev.slipway.reconciler.journal.sql;

import org.jspecify.annotations.NullMarked;
