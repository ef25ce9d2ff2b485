/// The desk, carried out step by step: everything around it is in memory and does what it is told.
/// Start reading at [Stage].
@NullMarked
package dev.slipway.bot.loop;

import org.jspecify.annotations.NullMarked;
