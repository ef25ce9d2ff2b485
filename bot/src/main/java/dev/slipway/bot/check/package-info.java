/// What a new user has to set up, and whether it is: findings from what Slack, Git and the
/// reconciler answered; pure.
///
/// Imports java.* only. What is asked stands in the wiring. Start reading at [Findings].
@NullMarked
package dev.slipway.bot.check;

import org.jspecify.annotations.NullMarked;
