/// The fake keeps the contract.
@NullMarked
package dev.slipway.bot.slack.memory;

import org.jspecify.annotations.NullMarked;
