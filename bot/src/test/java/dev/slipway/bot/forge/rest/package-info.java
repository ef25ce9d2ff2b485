@NullMarked
package dev.slipway.bot.forge.rest;

import org.jspecify.annotations.NullMarked;
