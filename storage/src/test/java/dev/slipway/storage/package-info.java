/// One process for each database, wherever it is, and records that come back as they were.
@NullMarked
package dev.slipway.storage;

import org.jspecify.annotations.NullMarked;
