/// Backups of a journal of bills, each with its lines, written in one transaction.
@NullMarked
package dev.slipway.storage.backup;

import org.jspecify.annotations.NullMarked;
