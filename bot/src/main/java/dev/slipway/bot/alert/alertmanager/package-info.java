/// Alertmanager's webhook, in its own JSON.
///
/// Imports [dev.slipway.bot.alert] and Jackson.
@NullMarked
package dev.slipway.bot.alert.alertmanager;

import org.jspecify.annotations.NullMarked;
