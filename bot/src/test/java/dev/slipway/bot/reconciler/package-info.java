/// A reconciler in maps.
@NullMarked
package dev.slipway.bot.reconciler;

import org.jspecify.annotations.NullMarked;
