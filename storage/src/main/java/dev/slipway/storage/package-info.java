/// What the services' journals have in common: a database that one process works on, in a folder
/// (SQLite) or in a schema of a PostgreSQL server, and records as JSON.
///
/// The only package that imports Flyway, HikariCP and the drivers; SQL is written by the services'
/// own adapters. Imports nothing else of ours. Start reading at [Database].
@NullMarked
package dev.slipway.storage;

import org.jspecify.annotations.NullMarked;
