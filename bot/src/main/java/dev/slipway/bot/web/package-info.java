/// Questions over HTTP, each within a deadline, as whoever calls others asks them.
///
/// Imports java.* and nothing of ours. Start reading at [Exchange].
@NullMarked
package dev.slipway.bot.web;

import org.jspecify.annotations.NullMarked;
