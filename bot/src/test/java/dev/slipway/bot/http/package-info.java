/// What others call over HTTP.
@NullMarked
package dev.slipway.bot.http;

import org.jspecify.annotations.NullMarked;
