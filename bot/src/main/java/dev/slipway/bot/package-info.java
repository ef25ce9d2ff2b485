/// The bot: Slack, requests, incidents. Empty until its own part begins; the module stands so that
/// its place in the build and its dependencies (environments and api, never the reconciler) are
/// settled.
@NullMarked
package dev.slipway.bot;

import org.jspecify.annotations.NullMarked;
