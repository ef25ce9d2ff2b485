/// The bot in virtual time: the real desk, worker and courier between people, Git, Slack and a
/// reconciler that lose, delay, repeat and die.
///
/// A seed decides everything, so a failing one plays again exactly. Start reading at [Simulation],
/// then [Rules] (what must hold), then [Bug] (what must be caught).
@NullMarked
package dev.slipway.bot.simulation;

import org.jspecify.annotations.NullMarked;
