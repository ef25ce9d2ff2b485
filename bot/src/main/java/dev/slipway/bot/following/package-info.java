/// What is known of a rollout from the reconciler's events, pure: a fold over the feed.
///
/// Imports java.*, `api.event` and `request`. Start reading at [Follower].
@NullMarked
package dev.slipway.bot.following;

import org.jspecify.annotations.NullMarked;
