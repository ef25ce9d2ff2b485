/// For trying and testing Slipway without a Slack workspace and without services of one's own.
///
/// The command line, [Sandbox], and nothing else; may import every package below it. Start reading
/// there.
@NullMarked
package dev.slipway.sandbox;

import org.jspecify.annotations.NullMarked;
