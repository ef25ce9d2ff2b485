@NullMarked
package dev.slipway.bot.numbers;

import org.jspecify.annotations.NullMarked;
