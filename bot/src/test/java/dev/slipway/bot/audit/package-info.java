@NullMarked
package dev.slipway.bot.audit;

import org.jspecify.annotations.NullMarked;
