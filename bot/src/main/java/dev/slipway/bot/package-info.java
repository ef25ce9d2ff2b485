/// The bot: Slack, requests, later incidents.
///
/// This package is the wiring: it may import everything below it; nothing imports it. Start reading
/// at `loop`, then `request`.
@NullMarked
package dev.slipway.bot;

import org.jspecify.annotations.NullMarked;
