/// Backups of journals: a copy of one moment, made while the service works on its journal, checked,
/// kept for some time, and put back.
///
/// An [Archive] holds rows, not files, so a backup of a journal in SQLite can be restored into
/// PostgreSQL and the other way round. Imports the parent package, Jackson and the JDK. Start
/// reading at [Backups] and [Restoration].
@NullMarked
package dev.slipway.storage.backup;

import org.jspecify.annotations.NullMarked;
