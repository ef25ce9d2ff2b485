/// The bot's configuration, and the document that is made from it.
@NullMarked
package dev.slipway.bot.configuration;

import org.jspecify.annotations.NullMarked;
