/// What the services' journals have in common: a database in a folder that one process works on,
/// and records as JSON.
///
/// The only package that imports Flyway, HikariCP and the SQLite driver; SQL is written by the
/// services' own adapters. Imports nothing else of ours. Start reading at [Database].
@NullMarked
package dev.slipway.storage;

import org.jspecify.annotations.NullMarked;
