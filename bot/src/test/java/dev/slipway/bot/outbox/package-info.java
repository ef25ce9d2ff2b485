/// What is said to Slack, when and how often; without clocks and without a network.
@NullMarked
package dev.slipway.bot.outbox;

import org.jspecify.annotations.NullMarked;
