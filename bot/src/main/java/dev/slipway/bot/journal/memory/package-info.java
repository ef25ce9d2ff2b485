/// A journal that lives as long as its object: for tests and simulations.
@NullMarked
package dev.slipway.bot.journal.memory;

import org.jspecify.annotations.NullMarked;
