/// What goes to Slack by its SDK and what comes from it, against a stand-in on this machine.
@NullMarked
package dev.slipway.bot.slack.bolt;

import org.jspecify.annotations.NullMarked;
