/// A crowd of users: requests at a steady rate whatever the answers are, each one logged.
///
/// Imports java.* only and speaks HTTP by itself, so that nothing is retried, pooled or hidden
/// behind our back. Start reading at [TrafficGenerator], then [Summary].
@NullMarked
package dev.slipway.sandbox.traffic;

import org.jspecify.annotations.NullMarked;
