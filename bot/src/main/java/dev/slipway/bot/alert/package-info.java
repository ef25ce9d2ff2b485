/// Alerts of others: what Alertmanager posts, as the bot understands it. Pure.
///
/// Imports nothing of the bot. Start reading at [AlertGroup].
@NullMarked
package dev.slipway.bot.alert;

import org.jspecify.annotations.NullMarked;
