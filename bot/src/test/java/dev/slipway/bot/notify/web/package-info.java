@NullMarked
package dev.slipway.bot.notify.web;

import org.jspecify.annotations.NullMarked;
