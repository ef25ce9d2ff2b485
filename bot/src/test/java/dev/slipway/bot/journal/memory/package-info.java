/// The journal in memory keeps the contracts.
@NullMarked
package dev.slipway.bot.journal.memory;

import org.jspecify.annotations.NullMarked;
