/// What everything that speaks to Slack promises.
@NullMarked
package dev.slipway.bot.slack;

import org.jspecify.annotations.NullMarked;
