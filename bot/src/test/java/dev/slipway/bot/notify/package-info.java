@NullMarked
package dev.slipway.bot.notify;

import org.jspecify.annotations.NullMarked;
