@NullMarked
package dev.slipway.bot.alert.alertmanager;

import org.jspecify.annotations.NullMarked;
