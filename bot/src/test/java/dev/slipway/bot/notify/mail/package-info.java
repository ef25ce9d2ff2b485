@NullMarked
package dev.slipway.bot.notify.mail;

import org.jspecify.annotations.NullMarked;
