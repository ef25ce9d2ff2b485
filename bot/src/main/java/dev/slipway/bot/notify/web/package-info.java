/// Notifiers over HTTP: any program behind a webhook, a room in Discord, PagerDuty's Events API.
///
/// Imports the port, `incident`, `web`, the API's token files, java.net.http and Jackson. Start
/// reading at [Posts], then [Webhook].
@NullMarked
package dev.slipway.bot.notify.web;

import org.jspecify.annotations.NullMarked;
